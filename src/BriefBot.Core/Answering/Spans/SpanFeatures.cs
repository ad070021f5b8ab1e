using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>Computes the features of the spans of one sentence.</summary>
internal sealed class SpanFeatures
{
    private const int Far = 20;
    private const int MostShared = 4;
    private const int MostRivals = 6;

    public static readonly int Count = Enum.GetValues<SpanFeature>().Length;

    private readonly SpanSentence _sentence;
    private readonly TokenRange? _byRules;
    private readonly List<int> _asked;
    private readonly float[] _ofQuestion = new float[Count];

    /// <summary>Of each noun chunk where it begins, articles aside, and where it ends.</summary>
    private readonly List<(int First, int End)> _nouns = [];

    private readonly List<(int First, int End)> _verbs = [];
    private readonly int _firstTerm;
    private readonly int _lastTerm;
    private readonly List<(int First, int End)> _rivals;
    private readonly UnitComparison _units;

    /// <param name="byRules">What the rules choose.</param>
    public SpanFeatures(SpanSentence sentence, TokenRange? byRules)
    {
        _sentence = sentence;
        _byRules = byRules;
        _asked = [.. Enumerable.Range(0, sentence.Terms.Length).Where(i => sentence.Terms[i] >= 0)];
        FillQuestion(_ofQuestion);
        foreach (var chunk in sentence.Chunks)
            Add(chunk);
        _firstTerm = _asked.Count == 0 ? -1 : _asked.Min(i => sentence.Terms[i]);
        _lastTerm = _asked.Count == 0 ? -1 : _asked.Max(i => sentence.Terms[i]);
        _rivals = FindRivals();
        _units = new UnitComparison(sentence);
    }

    public float[] Of(TokenRange span)
    {
        var row = (float[])_ofQuestion.Clone();
        FillShape(span, row);
        FillEntities(span, row);
        FillAsked(span, row);
        FillSurroundings(span, row);
        FillDistances(span, row);
        FillRivals(span, row);
        return row;
    }

    private void FillQuestion(float[] row)
    {
        var expected = _sentence.Question.Question.Expected;
        Set(row, SpanFeature.ExpectsPerson, expected is AnswerType.Person);
        Set(row, SpanFeature.ExpectsPlace, expected is AnswerType.Place);
        Set(row, SpanFeature.ExpectsName, expected is AnswerType.Name);
        Set(row, SpanFeature.ExpectsDate, expected is AnswerType.Date);
        Set(row, SpanFeature.ExpectsCount, expected is AnswerType.Count);
        Set(row, SpanFeature.ExpectsAmount, expected is AnswerType.Amount or AnswerType.Money or AnswerType.Percent);
        Set(row, SpanFeature.ExpectsDuration, expected is AnswerType.Duration);
        Set(row, SpanFeature.ExpectsReason, expected is AnswerType.Reason);
        Set(row, SpanFeature.ExpectsManner, expected is AnswerType.Manner);
        Set(row, SpanFeature.ExpectsDefinition, expected is AnswerType.Definition);
        Set(row, SpanFeature.HasHead, _sentence.Question.Head >= 0);
        row[(int)SpanFeature.QuestionBefore] = (float)_sentence.QuestionBefore;
        row[(int)SpanFeature.QuestionNext] = (float)_sentence.QuestionNext;
        row[(int)SpanFeature.QuestionLast] = (float)_sentence.QuestionLast;
        row[(int)SpanFeature.Asks] = (float)AskingKinds.Of(_sentence.Question.Question);
        row[(int)SpanFeature.Held] = _sentence.Terms.Distinct().Count(term => term >= 0);
    }

    /// <summary>What could be the answer instead.</summary>
    private List<(int First, int End)> FindRivals()
    {
        var expected = _sentence.Question.Question.Expected;
        var isTyped = AnswerTypes.IsNumber(expected) || expected is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date;
        var rivals = isTyped ? _sentence.Fitting.ConvertAll(fitting => (fitting.Tokens.First, fitting.Tokens.End)) : _nouns;
        return rivals.FindAll(rival => Enumerable.Range(rival.Item1, rival.Item2 - rival.Item1).Any(token => _sentence.IsContent(token) && _sentence.Terms[token] < 0));
    }

    private void FillRivals(TokenRange span, float[] row)
    {
        var own = Nearest(span.First, span.End);
        foreach (var (first, end) in _rivals)
        {
            row[(int)SpanFeature.Rivals] += row[(int)SpanFeature.Rivals] < MostRivals ? 1 : 0;
            var isApart = end <= span.First || first >= span.End;
            row[(int)SpanFeature.NearerRivals] += isApart && Nearest(first, end) < own ? 1 : 0;
        }
        row[(int)SpanFeature.NounsToVerb] = NounsToVerb(span);
        row[(int)SpanFeature.Unit] = _units.Compare(span);
    }

    private int Nearest(int first, int end)
    {
        var nearest = Far;
        foreach (var at in _asked)
        {
            if (at < first || at >= end)
                nearest = Math.Min(nearest, at < first ? first - at : at - end + 1);
        }
        return nearest;
    }

    private int NounsToVerb(TokenRange span)
    {
        var (nearest, nouns) = (Far, Far);
        foreach (var at in _asked)
        {
            if (_sentence.Question.Kinds[_sentence.Terms[at]] is not WordKind.Verb || at >= span.First && at < span.End)
                continue;
            var distance = at < span.First ? span.First - at : at - span.End + 1;
            if (distance >= nearest)
                continue;
            var (from, to) = at < span.First ? (at + 1, span.First) : (span.End, at);
            var between = 0;
            foreach (var (first, end) in _nouns)
                between += first >= from && end <= to ? 1 : 0;
            (nearest, nouns) = (distance, at < span.First ? between : -between - 1);
        }
        return nouns;
    }

    private void FillShape(TokenRange span, float[] row)
    {
        row[(int)SpanFeature.Length] = span.Count;
        for (var i = span.First; i < span.End; i++)
        {
            row[(int)SpanFeature.ContentWords] += _sentence.IsContent(i) ? 1 : 0;
            row[(int)SpanFeature.Names] += _sentence.Classes[i] is WordClass.Name ? 1 : 0;
            row[(int)SpanFeature.Numbers] += _sentence.Classes[i] is WordClass.Number ? 1 : 0;
            row[(int)SpanFeature.FunctionWords] += _sentence.IsContent(i) ? 0 : 1;
            row[(int)SpanFeature.Commas] += i > span.First && _sentence.Breaks[i] == ',' ? 1 : 0;
        }
        Set(row, SpanFeature.InBrackets, _sentence.Brackets[span.First] > 0);
        row[(int)SpanFeature.InTitle] = Share(span, _sentence.InTitle);
        row[(int)SpanFeature.SaidBefore] = Share(span, _sentence.SaidBefore);
        Set(row, SpanFeature.StartsSentence, span.First == 0);
        Set(row, SpanFeature.EndsSentence, span.End == _sentence.Tokens.Count);
        row[(int)SpanFeature.Place] = (float)span.First / _sentence.Tokens.Count;
    }

    private float Share(TokenRange span, bool[] holds)
    {
        var (held, content) = (0, 0);
        for (var i = span.First; i < span.End; i++)
        {
            content += _sentence.IsContent(i) ? 1 : 0;
            held += _sentence.IsContent(i) && holds[i] ? 1 : 0;
        }
        return content == 0 ? 0 : (float)held / content;
    }

    private void FillEntities(TokenRange span, float[] row)
    {
        foreach (var entity in _sentence.Entities)
        {
            var isWhole = entity.Tokens == span;
            Set(row, SpanFeature.IsName, isWhole && entity.IsName);
            Set(row, SpanFeature.IsNumber, isWhole && !entity.IsName);
            Set(row, SpanFeature.IsDate, isWhole && entity.IsDate);
            Set(row, SpanFeature.Cuts, IsInside(span.First, entity.Tokens) || IsInside(span.End, entity.Tokens));
        }
        foreach (var (tokens, fit) in _sentence.Fitting)
        {
            var worth = tokens == span ? fit : tokens.IsWithin(span.First, span.End) ? fit / 2 : 0;
            row[(int)SpanFeature.Fits] = Math.Max(row[(int)SpanFeature.Fits], worth);
        }
        foreach (var (first, end) in _nouns)
            FillChunk(span, first, end, row);
        row[(int)SpanFeature.Verbs] = VerbsWithin(span);
        foreach (var (tokens, kind) in _sentence.Mentions)
            row[(int)SpanFeature.MentionKind] = tokens == span ? 1 + (float)kind : row[(int)SpanFeature.MentionKind];
        foreach (var (tokens, kind) in _sentence.Quantities)
            row[(int)SpanFeature.QuantityKind] = tokens == span ? 1 + (float)kind : row[(int)SpanFeature.QuantityKind];
        if (_byRules is { } rules)
        {
            var common = Math.Max(0, Math.Min(rules.End, span.End) - Math.Max(rules.First, span.First));
            row[(int)SpanFeature.RulesAgree] = (float)common / (span.Count + rules.Count - common);
        }
    }

    private static void FillChunk(TokenRange span, int first, int end, float[] row)
    {
        if (end < span.First || first > span.End)
            return;
        Set(row, SpanFeature.StartsChunk, first == span.First);
        Set(row, SpanFeature.EndsChunk, end == span.End);
        Set(row, SpanFeature.IsChunk, first == span.First && end == span.End);
        row[(int)SpanFeature.CutsChunk] += (IsInside(span.First, first, end) ? 1 : 0) + (IsInside(span.End, first, end) ? 1 : 0);
    }

    private void Add(Chunk chunk)
    {
        var (first, end) = (chunk.FirstToken, chunk.FirstToken + chunk.TokenCount);
        if (chunk.Kind == ChunkKind.Verb)
        {
            _verbs.Add((first, end));
            return;
        }
        while (first < end - 1 && _sentence.Classes[first] is WordClass.Article or WordClass.Pronoun)
            first++;
        _nouns.Add((first, end));
    }

    private int VerbsWithin(TokenRange span)
    {
        var count = 0;
        foreach (var (first, end) in _verbs)
            count += first >= span.First && end <= span.End ? 1 : 0;
        return count;
    }

    /// <summary>Whether a boundary before this token falls between two tokens of the range.</summary>
    private static bool IsInside(int boundary, TokenRange range) => IsInside(boundary, range.First, range.End);

    private static bool IsInside(int boundary, int first, int end) => boundary > first && boundary < end;

    private void FillAsked(TokenRange span, float[] row)
    {
        var head = _sentence.Question.Head;
        var (asked, content) = (0, 0);
        for (var i = span.First; i < span.End; i++)
        {
            asked += _sentence.Terms[i] >= 0 ? 1 : 0;
            content += _sentence.IsContent(i) ? 1 : 0;
            Set(row, SpanFeature.HoldsHead, head >= 0 && _sentence.Terms[i] == head);
        }
        row[(int)SpanFeature.Asked] = asked;
        row[(int)SpanFeature.AskedShare] = content == 0 ? 0 : (float)asked / content;
        Set(row, SpanFeature.EndsInHead, head >= 0 && _sentence.Terms[span.End - 1] == head);
        Set(row, SpanFeature.HeadFollows, head >= 0 && span.End < _sentence.Terms.Length && _sentence.Terms[span.End] == head);
        Set(row, SpanFeature.HeadPrecedes, head >= 0 && span.First > 0 && _sentence.Terms[span.First - 1] == head);
    }

    private void FillSurroundings(TokenRange span, float[] row)
    {
        row[(int)SpanFeature.Previous] = ClassAt(span.First - 1);
        row[(int)SpanFeature.BeforePrevious] = ClassAt(span.First - 2);
        row[(int)SpanFeature.First] = ClassAt(span.First);
        row[(int)SpanFeature.Last] = ClassAt(span.End - 1);
        row[(int)SpanFeature.Next] = ClassAt(span.End);
        row[(int)SpanFeature.AfterNext] = ClassAt(span.End + 1);
        row[(int)SpanFeature.BreakBefore] = BreakAt(span.First);
        row[(int)SpanFeature.BreakAfter] = BreakAt(span.End);
        while (row[(int)SpanFeature.SharedBefore] < MostShared && _sentence.IsShared(span.First - 1 - (int)row[(int)SpanFeature.SharedBefore]))
            row[(int)SpanFeature.SharedBefore]++;
        while (row[(int)SpanFeature.SharedAfter] < MostShared && _sentence.IsShared(span.End + (int)row[(int)SpanFeature.SharedAfter]))
            row[(int)SpanFeature.SharedAfter]++;
        row[(int)SpanFeature.Preposition] = AsksWith(span.First) ? 2 : AsksWith(span.First - 1) ? 1 : 0;
    }

    private bool AsksWith(int token) =>
        token >= 0 && _sentence.Classes[token] is var word and >= WordClass.Of and <= WordClass.Preposition
        && (word == _sentence.QuestionBefore || word == _sentence.QuestionLast);

    private float ClassAt(int token) =>
        token < 0 || token >= _sentence.Classes.Length ? (float)WordClass.None : (float)_sentence.Classes[token];

    private float BreakAt(int token) => token >= _sentence.Tokens.Count || token == 0 ? 0 : _sentence.Breaks[token] switch
    {
        '\0' => 0,
        ',' => 1,
        '(' or ')' or '[' or ']' => 2,
        '"' or '“' or '”' or '‘' or '’' or '«' or '»' => 3,
        _ => 4,
    };

    private void FillDistances(TokenRange span, float[] row)
    {
        var (left, right) = (-1, -1);
        var (distances, weights) = (0f, 0f);
        row[(int)SpanFeature.FirstTermDistance] = Far;
        row[(int)SpanFeature.LastTermDistance] = Far;
        row[(int)SpanFeature.HeadDistance] = Far;
        row[(int)SpanFeature.RarestDistance] = Far;
        row[(int)SpanFeature.VerbDistance] = Far;
        row[(int)SpanFeature.AnyVerbLeft] = Math.Min(Far, span.First - _sentence.VerbBefore[span.First]);
        row[(int)SpanFeature.AnyVerbRight] = Math.Min(Far, _sentence.VerbFrom[span.End] - span.End + 1);
        foreach (var at in _asked)
        {
            if (at >= span.First && at < span.End)
                continue;
            var distance = Math.Min(Far, at < span.First ? span.First - at : at - span.End + 1);
            var weight = _sentence.Question.Weights[_sentence.Terms[at]];
            distances += weight * distance;
            weights += weight;
            row[(int)(at < span.First ? SpanFeature.AskedLeft : SpanFeature.AskedRight)]++;
            left = at < span.First ? at : left;
            right = at >= span.End && right < 0 ? at : right;
            FillTermDistance(at < span.First ? distance : -distance, _sentence.Terms[at], row);
        }
        row[(int)SpanFeature.MeanDistance] = weights > 0 ? distances / weights : Far;
        FillGap(left < 0 ? -1 : left + 1, span.First, row, SpanFeature.NearestLeft, SpanFeature.OnlyFunctionWordsLeft, SpanFeature.BreaksLeft);
        FillGap(right < 0 ? -1 : span.End, right, row, SpanFeature.NearestRight, SpanFeature.OnlyFunctionWordsRight, SpanFeature.BreaksRight);
    }

    private void FillTermDistance(int distance, int term, float[] row)
    {
        if (term == _firstTerm)
            Nearer(row, SpanFeature.FirstTermDistance, distance);
        if (term == _lastTerm)
            Nearer(row, SpanFeature.LastTermDistance, distance);
        if (term == _sentence.Question.Head)
            Nearer(row, SpanFeature.HeadDistance, distance);
        if (_sentence.Question.Kinds[term] is WordKind.Verb)
            Nearer(row, SpanFeature.VerbDistance, distance);
        if (term == _sentence.Question.Rarest)
            Nearer(row, SpanFeature.RarestDistance, distance);
    }

    /// <param name="from">First token of the gap between a word asked about and the span; -1 where there is no such word.</param>
    private void FillGap(int from, int end, float[] row, SpanFeature nearest, SpanFeature onlyFunctionWords, SpanFeature breaks)
    {
        if (from < 0)
        {
            row[(int)nearest] = Far;
            return;
        }
        row[(int)nearest] = Math.Min(Far, end - from + 1);
        var content = 0;
        for (var i = from; i <= end && i < _sentence.Tokens.Count; i++)
        {
            content += i < end && _sentence.IsContent(i) ? 1 : 0;
            row[(int)breaks] += _sentence.Breaks[i] != '\0' ? 1 : 0;
        }
        Set(row, onlyFunctionWords, content == 0);
    }

    private static void Nearer(float[] row, SpanFeature feature, int distance)
    {
        if (Math.Abs(distance) < Math.Abs(row[(int)feature]) || row[(int)feature] == Far)
            row[(int)feature] = distance;
    }

    private static void Set(float[] row, SpanFeature feature, bool holds)
    {
        if (holds)
            row[(int)feature] = 1;
    }
}
