using System.Text;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>
/// What a <see cref="Vocabulary"/> and the <see cref="FactNames"/> took in, in that order: read again, the same numbers come
/// out and nothing is looked up in the lexicon. One writes while another takes.
/// </summary>
internal sealed class IndexJournal
{
    private readonly Lock _lock = new();
    private AnalysisWriter _writer = new();

    private enum Entry : byte
    {
        Term,
        Word,
        Concept,
        Expression,
        CompoundOfConcept,
        CompoundOfWord,
        Cognate,
        Name,
    }

    /// <returns>What was written since it was asked for last.</returns>
    public byte[] Take()
    {
        lock (_lock)
        {
            var taken = _writer.Written.ToArray();
            _writer = new AnalysisWriter();
            return taken;
        }
    }

    public void Term(string term) => Write(Entry.Term, term, 0, 0);

    public void Word(string form, byte known, int number) => Write(Entry.Word, form, known, number);

    public void Concept(int concept, string language, int number) => Write(Entry.Concept, language, concept, number);

    public void Expression(int concept, string language, int number) => Write(Entry.Expression, language, concept, number);

    public void CompoundOfConcept(int concept, int number) => Write(Entry.CompoundOfConcept, "", concept, number);

    public void CompoundOfWord(string part, int number) => Write(Entry.CompoundOfWord, part, 0, number);

    public void Cognate(string key, int number) => Write(Entry.Cognate, key, 0, number);

    public void Name(in FactName name)
    {
        lock (_lock)
        {
            Begin(Entry.Name, name.Name, (int)name.Kind, 0);
            _writer.Text(name.EnglishStem ?? "");
            _writer.Text(name.DutchStem ?? "");
        }
    }

    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static void Replay(ReadOnlySpan<byte> bytes, Vocabulary vocabulary, FactNames names)
    {
        var reader = new AnalysisReader(bytes);
        while (!reader.IsAtEnd)
        {
            var (entry, text, value, number) = ((Entry)reader.Byte(), Text(ref reader), reader.Unsigned(), reader.Unsigned());
            if (entry == Entry.Name)
                names.Add(new FactName(text, (MentionKind)value, NotEmpty(Text(ref reader)), NotEmpty(Text(ref reader))));
            else
                Replay(vocabulary, entry, text, value, number);
        }
    }

    private static void Replay(Vocabulary vocabulary, Entry entry, string text, int value, int number)
    {
        switch (entry)
        {
            case Entry.Term: vocabulary.AddTerm(text); break;
            case Entry.Word: vocabulary.AddWord(text, (byte)value, number); break;
            case Entry.Concept: vocabulary.AddConcept(value, string.Intern(text), number); break;
            case Entry.Expression: vocabulary.AddExpression(value, string.Intern(text), number); break;
            case Entry.CompoundOfConcept: vocabulary.AddCompound(value, number); break;
            case Entry.CompoundOfWord: vocabulary.AddCompound(text, number); break;
            case Entry.Cognate: vocabulary.AddCognate(text, number); break;
            default: throw AnalysisReader.Damage();
        }
    }

    private void Write(Entry entry, string text, int value, int number)
    {
        lock (_lock)
            Begin(entry, text, value, number);
    }

    private void Begin(Entry entry, string text, int value, int number)
    {
        _writer.Byte((byte)entry);
        _writer.Text(text);
        _writer.Unsigned(value);
        _writer.Unsigned(number);
    }

    /// <summary>Not from the pool of strings that articles share: most of these are kept anyway.</summary>
    private static string Text(ref AnalysisReader reader) => reader.Unsigned() is > 0 and var length ? Encoding.UTF8.GetString(reader.Bytes(length)) : "";

    private static string? NotEmpty(string text) => text.Length == 0 ? null : text;
}
