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

    public void Add(int concept, bool isName)
    {
        if (isName)
            _named = [.. _named, concept];
        else
            _common = [.. _common, concept];
    }

    public void Add(LexiconExpression expression) => Expressions = [.. Expressions, expression];

    /// <summary>This word, with the expressions of another that it is a form of; and with its concepts where it has none of its own.</summary>
    public LexiconWord With(LexiconWord other) => new()
    {
        _common = HasConcepts ? _common : other._common,
        _named = HasConcepts ? _named : other._named,
        Expressions = [.. Expressions, .. other.Expressions],
    };
}

/// <summary>A member of several words.</summary>
/// <param name="Words">Two or more, folded.</param>
internal sealed record LexiconExpression(string[] Words, int Concept, bool IsName);
