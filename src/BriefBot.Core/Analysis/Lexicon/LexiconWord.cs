namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>What the lexicon holds of one word: the concepts that it means by itself, and the expressions that it begins.</summary>
internal sealed class LexiconWord
{
    private int[] _common = [];
    private int[] _named = [];

    public bool HasConcepts => _common.Length > 0 || _named.Length > 0;

    public LexiconExpression[] Expressions { get; private set; } = [];

    /// <param name="capital">With one, a word that names something is that name; without one it is none.</param>
    public int[] Concepts(bool? capital) => capital switch
    {
        true when _named.Length > 0 => _named,
        true or false => _common,
        null when _named.Length == 0 => _common,
        null when _common.Length == 0 => _named,
        _ => [.. _common, .. _named],
    };

    /// <summary>Takes in a sense that stands before those already here.</summary>
    public void AddBefore(in Sense sense)
    {
        if (!sense.IsWord)
            Expressions = [new LexiconExpression(sense.Member.Words(), sense.Concept, sense.Member.IsName), .. Expressions];
        else if (sense.Member.IsName)
            _named = [sense.Concept, .. _named];
        else
            _common = [sense.Concept, .. _common];
    }

    /// <summary>This word, with the expressions of another that it is a form of; and with its concepts where it has none of its own.</summary>
    public LexiconWord With(LexiconWord other) => new()
    {
        _common = HasConcepts ? _common : other._common,
        _named = HasConcepts ? _named : other._named,
        Expressions = [.. Expressions, .. other.Expressions.Except(Expressions)],
    };
}

/// <summary>A member of several words.</summary>
/// <param name="Words">Two or more, folded.</param>
internal sealed record LexiconExpression(string[] Words, int Concept, bool IsName);
