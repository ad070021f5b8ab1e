using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Finds what a Dutch or English text says of dates and times, and resolves it against the day it was published. Made
/// for news: a weekday is the last one unless the sentence speaks of the future; "may", "march" and "second" are dates
/// only where their company says so. Of a text in another language only figures are read.
/// </summary>
internal static class DateFinder
{
    /// <param name="tags">Parallel to the tokens; those of a language that is not tagged say nothing.</param>
    /// <param name="reference">The local day and time of publication; null leaves relative dates unresolved.</param>
    public static DateMention[] Find(
        string text, ReadOnlySpan<Sentence> sentences, Token[] tokens, PartOfSpeech[] tags, DateTime? reference)
    {
        bool? isDayFirst = null;
        var found = new List<DateMention>();
        var words = Array.Empty<DateWord>();
        foreach (var sentence in sentences)
        {
            if (words.Length < sentence.TokenCount)
                words = new DateWord[Math.Max(128, sentence.TokenCount)];
            var isDutch = sentence.Language == "nl";
            var own = tokens.AsSpan(sentence.FirstToken, sentence.TokenCount);
            if (!Describe(own, words, isDutch))
                continue;
            if (!isDutch && isDayFirst is null)
                isDayFirst = text.AsSpan().IndexOfAny('/', '-') >= 0 && DayOrder.IsDayFirst(text, tokens);
            var ownTags = tags.AsSpan(sentence.FirstToken, sentence.TokenCount);
            var ownWords = words.AsSpan(0, own.Length);
            Read(
                new DateTokens(text, own, ownTags, ownWords, isDutch, reference)
                {
                    IsDayFirst = isDutch || isDayFirst == true, IsHeading = sentence.IsHeading,
                },
                found);
        }
        return [.. found];
    }

    /// <returns>Whether anything here can be part of a date.</returns>
    private static bool Describe(ReadOnlySpan<Token> tokens, DateWord[] words, bool isDutch)
    {
        var lexicon = DateLexicon.For(isDutch);
        var canHold = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            words[i] = default;
            if ((token.Kind & TokenKind.Word) == 0)
                canHold |= (token.Kind & TokenKind.Number) != 0;
            else if (lexicon.TryGetValue(token.Form, out words[i]))
                canHold |= words[i].Is(DateRole.Trigger);
            else
                canHold |= char.IsAsciiDigit(token.Form[^1]);
        }
        return canHold || HoldsNumber(tokens, isDutch);
    }

    /// <summary>"at seven", "in nineteen eighty-four".</summary>
    private static bool HoldsNumber(ReadOnlySpan<Token> tokens, bool isDutch)
    {
        foreach (ref readonly var token in tokens)
        {
            if ((token.Kind & TokenKind.Word) != 0 && Quantities.NumberWords.Find(token.Form, isDutch).Role is not (Quantities.NumberRole.None or Quantities.NumberRole.Article))
                return true;
        }
        return false;
    }

    private static void Read(in DateTokens tokens, List<DateMention> found)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var next = CanStart(tokens, at) ? ReadAt(tokens, at, found) : at;
            at = Math.Max(next, at + 1);
        }
    }

    private static bool CanStart(in DateTokens tokens, int at)
    {
        const DateRole fillers = DateRole.Determiner | DateRole.Of | DateRole.And | DateRole.To | DateRole.Now | DateRole.Preposition;
        var word = tokens[at];
        if (word.Is(DateRole.From | DateRole.Trigger | DateRole.This | DateRole.Next | DateRole.Coming | DateRole.Last | DateRole.Past
            | DateRole.Early | DateRole.Middle | DateRole.Late | DateRole.Within | DateRole.Few))
            return true;
        if (word.Roles != DateRole.None && (word.Roles & ~fillers) == 0)
            return tokens.Form(at) is "in" or "over" || tokens.Form(at) is "during" or "tijdens" && (tokens.Is(at + 1, DateRole.DayPart) || tokens.Is(at + 2, DateRole.DayPart));
        var kind = tokens.Kind(at);
        if ((kind & TokenKind.Number) != 0)
            return true;
        return (kind & TokenKind.Word) != 0 && (IsStart(tokens.Form(at)) || tokens.NumberWord(at).Role != Quantities.NumberRole.None);
    }

    /// <summary>"earlier this year", "Q3", "7h01", "'s avonds", "mid".</summary>
    private static bool IsStart(string form) =>
        form is "earlier" or "later" or "eerder" or "rest" or "s" || form.Length is 2 or 4 or 5 && char.IsAsciiDigit(form[^1]);

    private static int ReadAt(in DateTokens tokens, int at, List<DateMention> found)
    {
        if (DateRanges.Read(tokens, at) is { } range && Resolve(tokens, at, range) is { } resolved)
        {
            found.Add(resolved);
            return range.End;
        }
        if (tokens.Is(at, DateRole.From) && !tokens.Is(at, DateRole.Trigger) || DateReader.ReadMoment(tokens, at) is not { } moment)
            return at;
        found.Add(Resolve(tokens, at, moment));
        return moment.End;
    }

    private static TextSpan Span(in DateTokens tokens, int at, int end)
    {
        if (tokens.Form(at) == "s" && tokens.Before(at) is '\'' or '’' or '‘')
            return new TextSpan(tokens.Token(at).Span.Start - 1, tokens.Token(end - 1).Span.End);
        return tokens.Token(at).Span.Cover(tokens.Token(end - 1).Span);
    }

    private static DateMention Resolve(in DateTokens tokens, int at, DateReader.Moment moment)
    {
        var span = Span(tokens, at, moment.End);
        var bound = moment.Bound == DateBound.None ? DateBounds.Before(tokens, at) : moment.Bound;
        if (moment.Shape is not { } shape)
        {
            var time = moment.Time!.Value;
            return new DateMention(span, DateKind.TimeOfDay, time.Grain, DateTime.MinValue + time.From, DateTime.MinValue + EndOf(time), bound);
        }
        var placed = DateResolver.Resolve(shape, tokens.Reference, Tenses.At(tokens, at));
        return new DateMention(span, shape.Kind, moment.Time?.Grain ?? shape.Grain, placed?.Start, placed?.End, bound);
    }

    private static TimeSpan EndOf(ClockTime time) => time.Grain switch
    {
        DateGrain.DayPart => time.To,
        DateGrain.Hour => time.From + TimeSpan.FromHours(1),
        DateGrain.Minute => time.From + TimeSpan.FromMinutes(1),
        _ => time.From + TimeSpan.FromSeconds(1),
    };

    private static DateMention? Resolve(in DateTokens tokens, int at, DateRanges.Range range)
    {
        var span = Span(tokens, at, range.End);
        if (range.First is not { } first || range.Last is not { } last)
        {
            var (from, to) = (range.From!.Value, range.To!.Value);
            var until = to.Grain == DateGrain.DayPart ? to.To : to.From;
            return new DateMention(
                span, DateKind.TimeOfDay, DateGrain.Hour, DateTime.MinValue + from.From,
                DateTime.MinValue + until + (until <= from.From ? TimeSpan.FromDays(1) : TimeSpan.Zero));
        }
        var grain = range.To?.Grain ?? last.Grain;
        if (Ends(tokens, at, first with { Time = range.From }, last with { Time = range.To }) is not { } ends)
            return new DateMention(span, DateKind.Range, grain, null, null);
        // A time ends a range where it stands; a day, a month or a year is in it to its end.
        var end = range.To is { Grain: not DateGrain.DayPart } ? ends.Last.Start : ends.Last.End;
        return end > ends.First.Start ? new DateMention(span, DateKind.Range, grain, ends.First.Start, end) : null;
    }

    private static ((DateTime Start, DateTime End) First, (DateTime Start, DateTime End) Last)? Ends(
        in DateTokens tokens, int at, in DateShape first, in DateShape last)
    {
        var tense = Tenses.At(tokens, at);
        if (!first.IsPlaced && last.IsPlaced && last.Start is { } known && DateResolver.InYear(first, known.Year) is { } sameYear)
        {
            var placed = sameYear.Start <= known ? sameYear : DateResolver.InYear(first, known.Year - 1) ?? sameYear;
            return DateResolver.Resolve(last, tokens.Reference, tense) is { } closing ? (placed, closing) : null;
        }
        if (DateResolver.Resolve(first, tokens.Reference, tense) is not { } opening)
            return null;
        var end = last.IsPlaced ? DateResolver.Resolve(last, tokens.Reference, tense) : DateResolver.ResolveFrom(last, opening.Start);
        if (end is { } closed && closed.Start < opening.Start && range12(closed, opening) is { } moved)
            end = moved;
        return end is { } found ? (opening, found) : null;

        static (DateTime, DateTime)? range12((DateTime Start, DateTime End) closing, (DateTime Start, DateTime End) opening) =>
            opening.Start - closing.Start < TimeSpan.FromDays(1) ? (closing.Start.AddDays(1), closing.End.AddDays(1)) : null;
    }
}
