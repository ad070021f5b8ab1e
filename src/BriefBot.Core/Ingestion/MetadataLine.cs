using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Reads lines that hold nothing but metadata ("By Jane Doe | 30 December 2022", "Datum: 30-12-2022"), and a date
/// with its label in front of a first sentence. Half-understood lines are left alone.
/// </summary>
internal static partial class MetadataLine
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Name =
        @"\p{Lu}[\p{L}'’.\-]*(\s+(van|von|de|der|den|het|'t|ten|ter|te|la|le|el|al|bin|di|da|dos|du|\p{Lu}[\p{L}'’.\-]*)){1,5}";

    /// <summary>Whether all of the line is metadata; if so it has been taken into <paramref name="lifted"/>.</summary>
    public static bool TryLift(string line, LiftedMetadata lifted)
    {
        if (line.Length > 200)
            return false;
        if (TryLiftField(line, lifted))
            return true;
        var parts = Separators().Split(line).Where(part => part.Length > 0).ToList();
        var steps = parts.Select(part => Read(part.Trim())).ToList();
        if (steps.Count == 0 || steps.Contains(null))
            return false;
        steps.ForEach(step => step!(lifted));
        return true;
    }

    /// <summary>Whether all of the line is metadata.</summary>
    public static bool IsMetadata(string line) => TryLift(line, new LiftedMetadata());

    /// <summary>The length of a labelled date in front of a paragraph, taken into <paramref name="lifted"/>; 0 if there is none.</summary>
    public static int LiftPrefix(string line, LiftedMetadata lifted)
    {
        if (ReadLabelledDate(line) is not { } found || found.Length >= line.Length)
            return 0;
        var rest = AfterPrefix().Match(line[found.Length..]);
        if (!rest.Success)
            return 0;
        lifted.TakeDate(found.Date, found.IsUpdate);
        return found.Length + rest.Length;
    }

    private static Action<LiftedMetadata>? Read(string part)
    {
        if (ReadLabelledDate(part) is { } labelled)
            return AfterDate(part[labelled.Length..], lifted => lifted.TakeDate(labelled.Date, labelled.IsUpdate));
        if (WrittenDate.ReadStart(part, dayFirst: false) is { } written)
            return AfterDate(part[written.Length..], lifted => lifted.TakeDate(written.Date, isUpdate: false));
        return ReadByline(part) is { } author ? lifted => lifted.Author ??= author : null;
    }

    /// <summary>A date may be followed by the author ("30 december 2022 door Jan Jansen") and by nothing else.</summary>
    private static Action<LiftedMetadata>? AfterDate(string rest, Action<LiftedMetadata> takeDate)
    {
        rest = rest.Trim(' ', ',', '.');
        if (rest.Length == 0)
            return takeDate;
        return ReadByline(rest) is { } author
            ? lifted =>
            {
                takeDate(lifted);
                lifted.Author ??= author;
            }
            : null;
    }

    private static string? ReadByline(string text)
    {
        var match = Byline().Match(text);
        if (!match.Success)
            return null;
        var rest = text[match.Length..].Trim(' ', ',');
        if (rest.Length > 0 && WrittenDate.Read(rest) is null && !Role().IsMatch(text[match.Length..]))
            return null;
        return match.Groups["names"].Value;
    }

    private static bool TryLiftField(string line, LiftedMetadata lifted)
    {
        var match = Field().Match(line);
        if (!match.Success)
            return false;
        var value = match.Groups["value"].Value.Trim();
        if (match.Groups["title"].Success)
            lifted.Title = lifted.Title.Length == 0 ? value : lifted.Title;
        else if (match.Groups["author"].Success)
            lifted.Author ??= value;
        else
            lifted.Publisher ??= value;
        return true;
    }

    private static LabelledDate? ReadLabelledDate(string text)
    {
        var label = DateLabel().Match(text);
        if (!label.Success)
            return null;
        var rest = text[label.Length..];
        var isUpdate = label.Groups["update"].Success;
        if (WrittenDate.ReadStart(rest, dayFirst: label.Groups["nl"].Success) is { } found)
            return new LabelledDate(found.Date, label.Length + found.Length, isUpdate);
        var year = BareYear().Match(rest);
        return year.Success && PublicationDate.TryParse(year.Value, out var date)
            ? new LabelledDate(date, label.Length + year.Length, isUpdate)
            : null;
    }

    [GeneratedRegex(
        @"^((?<nl>datum|publicatiedatum|gepubliceerd(\s+op)?|geplaatst(\s+op)?|(?<update>(laatst\s+)?(bijgewerkt|gewijzigd)(\s+op)?))"
        + @"|date(\s+published)?|pub(lication|lished|lish)?[\s_-]?date|published(\s+(on|at))?|posted(\s+on)?"
        + @"|(?<update>(last\s+)?(updated|modified)(\s+(on|at))?))\s*[:=–—-]?\s*(?=[\p{L}\d])", Options | RegexOptions.IgnoreCase)]
    private static partial Regex DateLabel();

    [GeneratedRegex(@"^(19|20)\d{2}(?![\d./:-])", Options)]
    private static partial Regex BareYear();

    /// <summary>A sentence that goes on after its date ("Published on 3 May, the report …") is no metadata.</summary>
    [GeneratedRegex(@"^(\s*[|•·:–—-])?\s+(?=[\p{Lu}\d""'“‘«(\[])|^\.\s+(?=\p{Lu})", Options)]
    private static partial Regex AfterPrefix();

    [GeneratedRegex(
        @"^(?i:by|door|written by|words by|reporting by|geschreven door|auteur|author|tekst|text|van onze redacteur)\s*:?\s+(?<names>" + Name
        + @"((,\s+" + Name + @"){0,3},?\s+(and|en|&)\s+" + Name + @")?)(?=$|[\s,(])", Options)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^\s*(,|\()[^.!?]{2,60}\)?$", Options)]
    private static partial Regex Role();

    [GeneratedRegex(
        @"^((?<title>title|titel|headline|kop)|(?<author>author|authors|auteur|auteurs|byline)|(?<publisher>publisher|uitgever|publication|publicatie|source|bron|site|website))\s*[:=]\s*(?<value>\S.{0,180})$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    [GeneratedRegex(@"\s+[|•·–—-]\s+|\s*[|•·]\s*", Options)]
    private static partial Regex Separators();

    private readonly record struct LabelledDate(PublicationDate Date, int Length, bool IsUpdate);
}
