using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Cli.Analyses;

/// <summary>
/// An analysis for people: a block for each sentence, with what was read in it marked by square brackets, and a line for
/// each mark, in the order of the text.
/// </summary>
internal sealed class AnalysisText(ArticleDraft article, TextAnalysis analysis, bool withWords)
{
    private readonly string _text = article.Text;

    private readonly record struct Mark(TextSpan Span, string Label, string Meaning);

    public void Write(TextWriter output)
    {
        if (article.Title.Length > 0)
            output.WriteLine(article.Title);
        output.WriteLine($"language: {analysis.Language}   published: {article.Published?.ToString() ?? "not known"}");
        var marks = Marks().OrderBy(mark => mark.Span.Start).ThenByDescending(mark => mark.Span.End).ToList();
        for (var i = 0; i < analysis.Sentences.Count; i++)
        {
            var sentence = analysis.Sentences[i];
            output.WriteLine();
            var own = marks.Where(mark => sentence.Span.Contains(mark.Span)).ToList();
            WriteSentence(i, sentence, own, output);
            foreach (var mark in own)
                output.WriteLine($"  {mark.Label,-9}  {OneLine(mark.Span)}: {mark.Meaning}");
            if (withWords && AnalysisRecords.IsTagged(analysis, i))
                WriteWords(i, sentence, output);
        }
        WriteEntities(output);
    }

    private void WriteSentence(int number, in Sentence sentence, List<Mark> marks, TextWriter output)
    {
        var notes = new List<string>();
        if (sentence.IsHeading)
            notes.Add("heading");
        if (sentence.Language != analysis.Language)
            notes.Add(sentence.Language);
        output.Write($"{number + 1}. ");
        if (notes.Count > 0)
            output.Write($"({string.Join(", ", notes)}) ");
        var at = sentence.Span.Start;
        foreach (var mark in marks.Where(mark => mark.Span.Start >= at))
        {
            // A length of time within a date has its line, but no brackets of its own.
            if (mark.Span.Start < at)
                continue;
            output.Write($"{OneLine(new TextSpan(at, mark.Span.Start))}[{OneLine(mark.Span)}]");
            at = mark.Span.End;
        }
        output.WriteLine(OneLine(new TextSpan(at, sentence.Span.End)));
    }

    private IEnumerable<Mark> Marks() =>
        analysis.Mentions.Select(mention => new Mark(mention.Span, "name", Describe(mention)))
            .Concat(analysis.References.Select(reference => new Mark(
                reference.Span, "reference", $"{Clean(analysis.Entities[reference.Entity].Name)}, {reference.Confidence} % sure")))
            .Concat(analysis.Dates.Select(date => new Mark(date.Span, "date", Describe(date))))
            .Concat(analysis.Quantities.Select(quantity => new Mark(quantity.Span, "quantity", Describe(quantity))));

    private string Describe(in Mention mention)
    {
        var meaning = AnalysisRecords.Name(mention.Kind);
        var words = OneLine(mention.Span);
        if (mention.Entity >= 0 && Clean(analysis.Entities[mention.Entity].Name) is var name && name != words)
            meaning += $", {name}";
        return mention.Role.IsEmpty ? meaning : $"{meaning}, {OneLine(mention.Role)}";
    }

    private static string Describe(in DateMention date)
    {
        var meaning = date.Value is { } value ? $"{value} ({AnalysisRecords.Name(date.Grain)})" : $"not resolved without a day of publication ({AnalysisRecords.Name(date.Grain)})";
        return date.Bound == DateBound.None ? meaning : $"{AnalysisRecords.Name(date.Bound)} {meaning}";
    }

    private string Describe(in Quantity quantity)
    {
        var high = quantity.High is { } top ? string.Create(CultureInfo.InvariantCulture, $" to {top}") : "";
        var unit = quantity.Unit.Length > 0 ? $" {quantity.Unit}" : "";
        var noun = quantity.Noun is { } counted ? $" of \"{OneLine(counted)}\"" : "";
        var about = quantity.IsApproximate ? ", about" : "";
        var isDutch = LanguageAt(quantity.Span) == "nl";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{AnalysisRecords.Name(quantity.Kind)} {quantity.Value}{high}{unit}{noun}{about}; in {(isDutch ? "English" : "Dutch")} {QuantityText.Write(quantity, isDutch ? "en" : "nl")}");
    }

    private string LanguageAt(TextSpan span) => analysis.Sentences.First(sentence => sentence.Span.Contains(span)).Language;

    private void WriteWords(int number, in Sentence sentence, TextWriter output)
    {
        var words = Enumerable.Range(sentence.FirstToken, sentence.TokenCount)
            .Select(i => $"{OneLine(analysis.Tokens[i].Span)}/{PartsOfSpeech.Name(analysis.Tags[i])}");
        output.WriteLine($"  words      {string.Join(' ', words)}");
        foreach (var chunks in ChunkFinder.Find(_text, analysis, number).ToLookup(chunk => chunk.Kind))
            output.WriteLine($"  {AnalysisRecords.Name(chunks.Key) + "s",-9}  {string.Join(" | ", chunks.Select(ChunkWords))}");
    }

    private string ChunkWords(Chunk chunk) =>
        OneLine(analysis.Tokens[chunk.FirstToken].Span.Cover(analysis.Tokens[chunk.FirstToken + chunk.TokenCount - 1].Span));

    private void WriteEntities(TextWriter output)
    {
        if (analysis.Entities.Count == 0)
            return;
        output.WriteLine();
        foreach (var (entity, i) in analysis.Entities.Select((entity, i) => (entity, i)))
        {
            var names = analysis.Mentions.Where(mention => mention.Entity == i).ToList();
            var others = names.Select(mention => OneLine(mention.Span)).Where(name => name != Clean(entity.Name)).Distinct().ToList();
            var also = others.Count > 0 ? $", also {string.Join(", ", others)}" : "";
            output.WriteLine($"{AnalysisRecords.Name(entity.Kind),-12}  {Clean(entity.Name)} ({names.Count}{also})");
        }
    }

    private string OneLine(TextSpan span) => Clean(span.In(_text).ToString());

    private static string Clean(string words) => words.ReplaceLineEndings(" ");
}
