using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>One sentence with its phrases, and what they name.</summary>
internal sealed class SentenceReading
{
    private readonly Dictionary<int, int> _mentionAt = [];
    private readonly Dictionary<int, Reference> _references = [];

    public SentenceReading(string text, TextAnalysis analysis, int number)
    {
        (Text, Analysis, Number) = (text, analysis, number);
        Sentence = analysis.Sentences[number];
        Phrases = PhraseReader.Read(text, analysis, Sentence);
        for (var i = 0; i < analysis.Mentions.Count; i++)
        {
            var mention = analysis.Mentions[i];
            if (!Sentence.Span.Contains(mention.Span))
                continue;
            for (var token = mention.FirstToken; token < mention.FirstToken + mention.TokenCount; token++)
                _mentionAt[token] = i;
        }
        foreach (var reference in PhraseReader.Within(analysis.References, Sentence.Span, reference => reference.Span))
            _references[reference.FirstToken] = reference;
    }

    public string Text { get; }

    public TextAnalysis Analysis { get; }

    public int Number { get; }

    public Sentence Sentence { get; }

    public int EndToken => Sentence.FirstToken + Sentence.TokenCount;

    public List<Phrase> Phrases { get; }

    public bool IsDutch => Sentence.Language == "nl";

    /// <summary>The form of a token of this sentence, or "".</summary>
    public string Form(int token) => token >= Sentence.FirstToken && token < EndToken ? Analysis.Tokens[token].Form : "";

    public PartOfSpeech Tag(int token) => Analysis.Tags[token];

    public bool IsRole(int token) => token >= Sentence.FirstToken && token < EndToken && ContextWords.Is(Form(token), ContextClass.Role);

    public bool IsRolePart(int token) =>
        token >= Sentence.FirstToken && token < EndToken && ContextWords.Is(Form(token), ContextClass.Role | ContextClass.RoleWord | ContextClass.Title);

    /// <summary>Index of the mention in which a token lies, or -1.</summary>
    public int MentionAt(int token) => _mentionAt.GetValueOrDefault(token, -1);

    public Mention Mention(int index) => Analysis.Mentions[index];

    public MentionKind KindOf(NounPhrase phrase) => phrase.Entity < 0 ? MentionKind.Other
        : phrase.Mention >= 0 ? Mention(phrase.Mention).Kind : Analysis.Entities[phrase.Entity].Kind;

    public TextSpan Span(int first, int end)
    {
        var span = Analysis.Tokens[first].Span.Cover(Analysis.Tokens[end - 1].Span);
        return span.Length > 2 && span.In(Text) is [.., '\'' or '’', 's'] ? new TextSpan(span.Start, span.End - 2) : span;
    }

    /// <summary>What a person may take for the phrase: the name where it is one, else all of its words.</summary>
    public TextSpan SpanOf(NounPhrase phrase) => phrase.Mention >= 0 ? Mention(phrase.Mention).Span : Span(phrase.First, phrase.End);

    public bool IsPossessive(int token)
    {
        var span = Analysis.Tokens[token].Span;
        return span.In(Text) is [.., '\'' or '’', 's'] || span.End + 1 < Text.Length && Text[span.End] is '\'' or '’' && Form(token).EndsWith('s');
    }

    /// <summary>The noun phrase of one chunk: its last name is what it names; else what it refers to.</summary>
    public NounPhrase Of(Phrase chunk)
    {
        var last = chunk.End - 1;
        var mention = MentionAt(last);
        if (mention >= 0 && !IsPossessive(last))
            return new NounPhrase(chunk.First, chunk.End, chunk.First, chunk.End, Mention(mention).Entity, mention);
        if (_references.TryGetValue(chunk.First, out var reference) && reference.FirstToken + reference.TokenCount == chunk.End)
            return new NounPhrase(chunk.First, chunk.End, chunk.First, chunk.End, reference.Entity, -1);
        return new NounPhrase(chunk.First, chunk.End, chunk.First, chunk.End, -1, -1);
    }

    public FactArgument Argument(FactPart part, NounPhrase phrase) => phrase.Entity < 0
        ? new FactArgument(part, SpanOf(phrase))
        : new FactArgument(part, SpanOf(phrase), Analysis.Entities[phrase.Entity].Name, KindOf(phrase));

    public FactArgument Argument(FactPart part, int mention) => new(
        part, Mention(mention).Span, Analysis.Entities[Mention(mention).Entity].Name, Mention(mention).Kind);
}
