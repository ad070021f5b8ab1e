namespace BriefBot.Core.Analysis.Tagging;

/// <summary>Reads sentences with tags: a treebank in CoNLL-U, or our own notation, a sentence a line of "word/TAG".</summary>
internal static class TaggedText
{
    public static IEnumerable<TaggedSentence> Read(TextReader reader)
    {
        var (words, tags) = (new List<string>(), new List<PartOfSpeech>());
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split('\t');
            if (fields.Length >= 4)
            {
                if (!fields[0].AsSpan().ContainsAny('-', '.'))
                    Add(fields[1], fields[3]);
                continue;
            }
            foreach (var item in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var slash = item.LastIndexOf('/');
                Add(item[..slash], item[(slash + 1)..]);
            }
            if (words.Count == 0)
                continue;
            yield return new TaggedSentence([.. words], [.. tags]);
            words.Clear();
            tags.Clear();
        }
        if (words.Count > 0)
            yield return new TaggedSentence([.. words], [.. tags]);

        void Add(string word, string tag)
        {
            words.Add(word);
            tags.Add(PartsOfSpeech.Parse(tag));
        }
    }
}
