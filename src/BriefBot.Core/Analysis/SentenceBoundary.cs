namespace BriefBot.Core.Analysis;

/// <summary>Decides which points, question and exclamation marks end a sentence.</summary>
internal static class SentenceBoundary
{
    /// <summary>Words with a capital that begin sentences far more often than they are part of a name.</summary>
    private static readonly HashSet<string> Starters = WordSet.Of(
        "The A An This That These Those It He She We They You I There Here In On At For With From By As If When While",
        "After Before But And Or So Yet However Although Though Because Since Its His Her Their Our My Your What Who",
        "Why How Where Which Not No Yes One Some Many Most All Both Each Another Such Then Now Also Meanwhile Still",
        "During Under Over Despite Instead Let Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should",
        "De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Jij Je Er Hier Daar In Op Aan Uit Van Voor Met Zonder Naar Bij",
        "Door Over Onder Na Om Als Toen Terwijl Omdat Hoewel Maar En Of Want Dus Ook Zo Dan Nu Toch Wel Niet Geen Wie",
        "Wat Waar Wanneer Waarom Hoe Welke Volgens Tijdens Sinds Zijn Haar Hun Ons Onze Mijn Uw Alle Veel Sommige",
        "Daarom Daarna Daarnaast Daardoor Verder Echter Bovendien Ondanks Vanaf Tot Tussen Is Was Waren Heeft Had Kan");

    /// <summary>Starters that are also the first word of a surname or a place: what follows decides.</summary>
    private static readonly HashSet<string> NameParticles =
        WordSet.Of("De Van Den Der Ter Ten Het La Le Los El Las A I No One Met Op In");

    private static readonly HashSet<string> NamesWithMark =
        WordSet.Of("Yahoo Jeopardy Wham Oklahoma Yum Rouge Mia Jumbo Fyffe Joomla Kahoot Panic P!nk Hey Airplane Chips Eureka");

    private static readonly HashSet<string> Reporting = WordSet.Of(
        "said says asked asks added adds told tells wrote writes replied shouted cried exclaimed tweeted",
        "zei zegt vroeg vraagt riep roept schreef schrijft antwoordde aldus");

    /// <summary>The end of the sentence that starts at <paramref name="start"/>, looking from <paramref name="from"/> on.</summary>
    /// <returns>An offset behind closing quotes and brackets; the text's length where no sentence ends before.</returns>
    public static int Next(ReadOnlySpan<char> text, int start, int from)
    {
        var at = from;
        while (at < text.Length)
        {
            var mark = text[at..].IndexOfAny(Marks);
            if (mark < 0)
                return text.Length;
            var first = at + mark;
            var last = first;
            while (last + 1 < text.Length && Marks.Contains(text[last + 1]))
                last++;
            var end = PastClosers(text, last + 1);
            if (end >= text.Length)
                return text.Length;
            if (Ends(text, start, first, last, end))
                return end;
            at = last + 1;
        }
        return text.Length;
    }

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(".!?…。！？");

    private static bool IsCloser(char c) => c is ')' or ']' or '}' or '"' or '\'' or '”' or '’' or '»' or '“' or '‘' or '›' or '」' or '』';

    private static bool IsOpener(char c) =>
        c is '(' or '[' or '{' or '"' or '\'' or '“' or '‘' or '„' or '‚' or '«' or '»' or '‹' or '¿' or '¡' or '”' or '’'
            or '「' or '『' or '–' or '—' or '-' or '•' or '*' or '#' or '@' or '<';

    /// <summary>Dutch newspapers open a quotation with two commas.</summary>
    private static bool OpensAt(ReadOnlySpan<char> text, int at) =>
        IsOpener(text[at]) || (text[at] == ',' && (text[at - 1] == ',' || (at + 1 < text.Length && text[at + 1] == ',')));

    /// <summary>Past closing quotes and brackets, and footnote numbers ("[12]").</summary>
    private static int PastClosers(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            if (IsCloser(text[at]))
                at++;
            else if (text[at] == ' ' && ClosesAfterSpace(text[(at + 1)..]))
                at += 2;
            else if (FootnoteEnd(text, at) is var end and > 0)
                at = end;
            else
                break;
        }
        return at;
    }

    /// <summary>Signs that only ever close, set apart by a stray space.</summary>
    private static bool ClosesAfterSpace(ReadOnlySpan<char> text) =>
        text.StartsWith("''", StringComparison.Ordinal) || (text.Length > 0 && text[0] is '”' or '»' or ')');

    private static int FootnoteEnd(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '[')
            return 0;
        var end = at + 1;
        while (end < text.Length && end - at < 5 && char.IsAsciiDigit(text[end]))
            end++;
        return end > at + 1 && end < text.Length && text[end] == ']' ? end + 1 : 0;
    }

    private static bool Ends(ReadOnlySpan<char> text, int start, int first, int last, int end)
    {
        if (text[last] is '。' or '！' or '？')
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return end == last + 1 && EndsWithoutSpace(text, first, end);
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        var opened = next;
        while (next < text.Length && (OpensAt(text, next) || char.IsWhiteSpace(text[next])))
            next++;
        if (next >= text.Length)
            return opened < text.Length && text[last] != '.';
        var opens = next > opened && text[next - 1] is not ('(' or '[' or ' ' or '-' or '–' or '—');
        if (!StartsSentence(text, next))
            return false;
        if (first == last && text[last] == '.' && end == last + 1)
            return PointEnds(text, start, first, next, opens);
        return !MarkBelongsToName(text, first, next) && !(end > last + 1 && IsReported(text, next));
    }

    /// <summary>"…said.The": a space was lost.</summary>
    private static bool EndsWithoutSpace(ReadOnlySpan<char> text, int mark, int next)
    {
        if (mark < 2 || !char.IsLower(text[mark - 1]) || !char.IsLower(text[mark - 2]) || text[mark] == '…')
            return false;
        var word = WordAt(text, next);
        return word.Length > 0 && char.IsUpper(word[0]) && Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static bool StartsSentence(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsLower(c))
            return at + 1 < text.Length && char.IsUpper(text[at + 1]);
        return char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
    }

    private static bool PointEnds(ReadOnlySpan<char> text, int start, int point, int next, bool opens)
    {
        var wordStart = WordStart(text, start, point);
        var word = text[wordStart..point];
        if (word.IsEmpty)
            return true;
        if (wordStart == start && IsListNumber(word))
            return false;
        if (word.Length == 1 && char.IsLetter(word[0]))
            return char.IsUpper(word[0]) ? InitialEnds(text, start, wordStart, next) : !IsLetterAbbreviation(word[0]);
        return Abbreviations.Find(word) switch
        {
            AbbreviationKind.NeverEnds => false,
            AbbreviationKind.BesideNumber => 
                !char.IsAsciiDigit(text[next]) && (!NumberBefore(text, start, wordStart) || opens || IsStarter(text, next)),
            AbbreviationKind.MayEnd => opens || IsStarter(text, next),
            _ => !IsDotted(word) || opens || IsStarter(text, next),
        };
    }

    private static bool IsLetterAbbreviation(char c) => c is 'v' or 'p' or 'c' or 'b' or 'e' or 'z';

    private static bool IsListNumber(ReadOnlySpan<char> word) =>
        word.Length == 1 ? char.IsAsciiLetterOrDigit(word[0]) : word.Length <= 3 && !word.ContainsAnyExceptInRange('0', '9');

    /// <summary>"J. Smith" goes on; "vitamin C. The" ends, but "A. De Vries" goes on.</summary>
    private static bool InitialEnds(ReadOnlySpan<char> text, int start, int initial, int next) =>
        initial > start && !IsAfterInitial(text, initial) && IsStarter(text, next);

    private static bool IsAfterInitial(ReadOnlySpan<char> text, int initial) =>
        initial >= 2 && text[initial - 1] is ' ' or '.' && text[initial - (text[initial - 1] == ' ' ? 2 : 1)] == '.';

    private static bool NumberBefore(ReadOnlySpan<char> text, int start, int word) =>
        word - 2 >= start && text[word - 1] == ' ' && char.IsAsciiDigit(text[word - 2]);

    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if ((i % 2 == 1) != (word[i] == '.'))
                return false;
        }
        return word.Length > 1;
    }

    private static bool IsStarter(ReadOnlySpan<char> text, int next)
    {
        var word = WordAt(text, next);
        if (!Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return false;
        if (!NameParticles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        var after = next + word.Length + 1;
        return after < text.Length && !char.IsUpper(text[after]);
    }

    /// <summary>"Yahoo! Japan".</summary>
    private static bool MarkBelongsToName(ReadOnlySpan<char> text, int mark, int next)
    {
        if (text[mark] != '!')
            return false;
        var word = text[WordStart(text, 0, mark)..mark];
        return NamesWithMark.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && !IsStarter(text, next);
    }

    /// <summary>“We won!” Smith said.</summary>
    private static bool IsReported(ReadOnlySpan<char> text, int next)
    {
        for (var words = 0; words < 3 && next < text.Length; words++)
        {
            var word = WordAt(text, next);
            if (word.IsEmpty)
                return false;
            if (Reporting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
                return true;
            next += word.Length + 1;
        }
        return false;
    }

    private static int WordStart(ReadOnlySpan<char> text, int floor, int end)
    {
        var at = end;
        while (at > floor && (char.IsLetterOrDigit(text[at - 1]) || (text[at - 1] == '.' && at < end)))
            at--;
        while (at < end && text[at] == '.')
            at++;
        return at;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return text[at..end];
    }
}
