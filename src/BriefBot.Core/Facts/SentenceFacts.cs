using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>The facts of one sentence while they are being found.</summary>
internal sealed class SentenceFacts
{
    private readonly PublicationDate? _published;
    private readonly List<Fact> _facts = [];
    private readonly List<DateMention> _dates;
    private readonly Saying? _saying;

    public SentenceFacts(SentenceReading sentence, PublicationDate? published)
    {
        Sentence = sentence;
        _published = published;
        Clauses = ClauseReader.Read(sentence);
        _dates = [.. PhraseReader.Within(sentence.Analysis.Dates, sentence.Sentence.Span, date => date.Span)];
        _saying = Saying.Find(this);
    }

    public SentenceReading Sentence { get; }

    public List<Clause> Clauses { get; }

    public IReadOnlyList<Fact> Facts => _facts;

    public Saying? Attribution => _saying;

    /// <summary>A fact that a clause says.</summary>
    public void Add(Clause clause, FactKind kind, FactPredicate predicate, FactArgument?[] arguments, RolePhase phase = RolePhase.None, bool isActing = false)
    {
        if (clause.IsUnreal)
            return;
        var standing = clause.Standing;
        var all = arguments.OfType<FactArgument>().Append(new FactArgument(FactPart.Verb, Sentence.Analysis.Tokens[clause.VerbToken].Span)).ToList();
        Attribute(clause.VerbToken, all, ref standing);
        Add(new Fact
        {
            Kind = kind,
            Predicate = predicate,
            Sentence = Sentence.Number,
            Span = Sentence.Sentence.Span,
            Standing = standing,
            Phase = phase,
            IsActing = isActing,
            Date = DateOf(clause, all),
            Arguments = all,
        });
    }

    /// <summary>A fact that stands beside a name, without a verb of its own.</summary>
    public void Add(int token, FactKind kind, FactPredicate predicate, FactArgument?[] arguments, RolePhase phase = RolePhase.None, bool isActing = false)
    {
        var all = arguments.OfType<FactArgument>().ToList();
        var standing = FactStanding.Stated;
        if (_saying is { } saying && saying.Covers(token))
            Attribute(token, all, ref standing);
        Add(new Fact
        {
            Kind = kind,
            Predicate = predicate,
            Sentence = Sentence.Number,
            Span = Sentence.Sentence.Span,
            Standing = standing,
            Phase = phase,
            IsActing = isActing,
            Date = Told(),
            Arguments = all,
        });
    }

    private void Add(Fact fact)
    {
        if (!_facts.Exists(other => other.Predicate == fact.Predicate && other.Phase == fact.Phase
            && other.Find(FactPart.Who) == fact.Find(FactPart.Who)
            && (fact.Find(FactPart.Role) is null || other.Find(FactPart.Role) is null || other.Find(FactPart.Role)!.Value.Span.Overlaps(fact.Find(FactPart.Role)!.Value.Span))
            && other.Find(FactPart.Whom) == fact.Find(FactPart.Whom)))
            _facts.Add(fact);
    }

    private void Attribute(int token, List<FactArgument> arguments, ref FactStanding standing)
    {
        if (_saying is not { } saying || !saying.Covers(token))
            return;
        if (standing == FactStanding.Stated)
            standing = saying.Denies ? FactStanding.Denied : FactStanding.Reported;
        if (saying.Source is { } source)
            arguments.Add(source);
    }

    /// <summary>The date within the clause; that of the sentence where there is no other clause it may belong to; else when it was told.</summary>
    private FactDate DateOf(Clause clause, List<FactArgument> arguments)
    {
        var phrases = Sentence.Phrases;
        var first = phrases[clause.First].First;
        var end = clause.End > clause.First ? phrases[clause.End - 1].End : first;
        var inside = _dates.FindAll(date => Sentence.Span(first, Math.Max(end, first + 1)).Contains(date.Span));
        if (clause.Verb is FactVerb.Say or FactVerb.Deny && _saying is { } saying)
            inside = _dates.FindAll(date => !Sentence.Span(saying.First, saying.End).Contains(date.Span));
        else if (_saying is { Clause: not null } told)
            inside.RemoveAll(date => !Sentence.Span(told.First, told.End).Contains(date.Span));
        var candidates = inside.Count > 0 ? inside : clause.Verb != FactVerb.Say && Clauses.Count == 1 && phrases.Count(phrase => phrase.Kind == PhraseKind.Verb) == 1 ? _dates : [];
        var known = candidates.FindAll(date => date.Kind != DateKind.TimeOfDay && date.Start is not null && date.Grain <= DateGrain.Decade && !IsLength(date));
        if (known.Count != 1)
            return Told();
        arguments.Add(new FactArgument(FactPart.When, known[0].Span));
        return new FactDate(known[0].Start, known[0].End, known[0].Grain, known[0].Bound, IsStated: true);
    }

    /// <summary>"For two years", "within a month", "than a year ago": no time at which something is so.</summary>
    private bool IsLength(DateMention date)
    {
        for (var token = Sentence.Sentence.FirstToken; token < Sentence.EndToken; token++)
        {
            if (!Sentence.Analysis.Tokens[token].Span.Overlaps(date.Span))
                continue;
            var before = Sentence.Form(token - 1) is "the" or "de" or "het" or "a" ? Sentence.Form(token - 2) : Sentence.Form(token - 1);
            return before is "within" or "for" or "over" or "than" or "dan" or "binnen" or "until" or "till" or "tot" or "as";
        }
        return false;
    }

    private FactDate Told()
    {
        if (_published is not { } published)
            return default;
        var start = published.Earliest.DateTime;
        return published.Precision switch
        {
            DatePrecision.Year => new FactDate(start, start.AddYears(1), DateGrain.Year),
            DatePrecision.Month => new FactDate(start, start.AddMonths(1), DateGrain.Month),
            _ => new FactDate(start.Date, start.Date.AddDays(1), DateGrain.Day),
        };
    }
}
