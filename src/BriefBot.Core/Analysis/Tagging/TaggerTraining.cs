namespace BriefBot.Core.Analysis.Tagging;

/// <summary>A sentence with the tags that it should get.</summary>
internal sealed record TaggedSentence(string[] Words, PartOfSpeech[] Tags);

/// <summary>
/// Learns the weights of a <see cref="Tagger"/>: several averaged perceptrons over differently shuffled sentences, summed.
/// Deterministic.
/// </summary>
internal sealed class TaggerTraining(WordClassLexicon lexicon)
{
    private const int Runs = 4;
    private const int Rounds = 8;

    /// <summary>Of rarer words the identity is left out, so that their form and class have to speak for them.</summary>
    private const int FewestForIdentity = 3;

    /// <summary>Weights are kept as whole numbers of this part.</summary>
    private const double Scale = 8;

    private readonly Dictionary<uint, double[]> _sum = [];

    public void Train(IReadOnlyList<TaggedSentence> sentences, Stream output)
    {
        var frequent = sentences.SelectMany(sentence => sentence.Words)
            .CountBy(word => word.ToLowerInvariant())
            .Where(count => count.Value >= FewestForIdentity)
            .Select(count => WordFeatures.Identity(WordFeatures.Own, count.Key))
            .ToHashSet();
        var prepared = sentences.Select(sentence => Prepare(sentence, frequent)).ToArray();
        for (var run = 0; run < Runs; run++)
            new Perceptron(prepared).Learn(new Shuffle((uint)run + 1), Rounds, _sum);
        TaggerModel.Write(output, _sum, Scale / Runs);
    }

    private Prepared Prepare(TaggedSentence sentence, HashSet<uint> frequent)
    {
        var words = sentence.Words.Select(word => (Word: word, Lower: word.ToLowerInvariant())).ToArray();
        var classes = words.Select(word => lexicon.Of(word.Lower)).ToArray();
        var start = words.Length > 0 && !words[0].Word.AsSpan().ContainsAnyLetterOrDigit() ? 1 : 0;
        var features = new uint[words.Length][];
        var identities = new uint[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var list = new List<uint>();
            Collect(WordFeatures.Own, i);
            if (i <= start)
                Collect(WordFeatures.AtStart, i);
            Collect(WordFeatures.TwoBefore, i - 2);
            Collect(WordFeatures.Before, i - 1);
            Collect(WordFeatures.After, i + 1);
            Collect(WordFeatures.TwoAfter, i + 2);
            list.Add(WordFeatures.Pair(true, ClassesAt(i - 1), classes[i]));
            list.Add(WordFeatures.Pair(false, ClassesAt(i + 1), classes[i]));
            identities[i] = WordFeatures.Identity(WordFeatures.Own, words[i].Lower);
            if (!frequent.Contains(identities[i]))
                list.Remove(identities[i]);
            features[i] = [.. list];

            void Collect(int slot, int at)
            {
                var (word, lower) = at >= 0 && at < words.Length ? words[at] : ("\u0002", "\u0002");
                WordFeatures.Collect(slot, word, lower, ClassesAt(at), list);
            }
        }
        return new Prepared(features, identities, sentence.Tags);

        WordClasses ClassesAt(int at) => at >= 0 && at < classes.Length ? classes[at] : lexicon.Of("\u0002");
    }

    private sealed record Prepared(uint[][] Features, uint[] Identities, PartOfSpeech[] Tags);

    /// <summary>Marsaglia's xorshift: the same order on every machine.</summary>
    private sealed class Shuffle(uint seed)
    {
        private uint _state = seed * 2654435761;

        public void Apply(int[] order)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                _state ^= _state << 13;
                _state ^= _state >> 17;
                _state ^= _state << 5;
                var j = (int)(_state % (uint)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
        }
    }

    private sealed class Perceptron(Prepared[] sentences)
    {
        private const int Count = PartsOfSpeech.Count;
        private readonly Dictionary<uint, (double[] Weights, double[] Late)> _rows = [];
        private long _step;

        public void Learn(Shuffle shuffle, int rounds, Dictionary<uint, double[]> sum)
        {
            int[] order = [.. Enumerable.Range(0, sentences.Length)];
            for (var round = 0; round < rounds; round++)
            {
                shuffle.Apply(order);
                foreach (var at in order)
                    Learn(sentences[at]);
            }
            foreach (var (feature, row) in _rows)
            {
                if (!sum.TryGetValue(feature, out var total))
                    sum[feature] = total = new double[Count];
                for (var tag = 0; tag < Count; tag++)
                    total[tag] += row.Weights[tag] - row.Late[tag] / _step;
            }
        }

        private void Learn(Prepared sentence)
        {
            Span<double> scores = stackalloc double[Count];
            var (before, twoBefore) = (Count, Count);
            for (var i = 0; i < sentence.Tags.Length; i++)
            {
                _step++;
                uint[] features =
                [
                    .. sentence.Features[i], WordFeatures.Tag(before), WordFeatures.Tags(twoBefore, before),
                    WordFeatures.TagAndWord(before, sentence.Identities[i]),
                ];
                scores.Clear();
                foreach (var feature in features)
                {
                    if (!_rows.TryGetValue(feature, out var row))
                        continue;
                    for (var tag = 0; tag < Count; tag++)
                        scores[tag] += row.Weights[tag];
                }
                var guess = 0;
                for (var tag = 1; tag < Count; tag++)
                    guess = scores[tag] > scores[guess] ? tag : guess;
                var right = (int)sentence.Tags[i];
                if (guess != right)
                    Correct(features, right, guess);
                (twoBefore, before) = (before, guess);
            }
        }

        private void Correct(uint[] features, int right, int wrong)
        {
            foreach (var feature in features)
            {
                if (!_rows.TryGetValue(feature, out var row))
                    _rows[feature] = row = (new double[Count], new double[Count]);
                row.Weights[right]++;
                row.Weights[wrong]--;
                row.Late[right] += _step;
                row.Late[wrong] -= _step;
            }
        }
    }
}
