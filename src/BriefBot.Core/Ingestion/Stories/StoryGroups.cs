namespace BriefBot.Core.Ingestion.Stories;

/// <summary>Takes articles together into stories: the two most alike groups first, by the mean likeness of their articles.</summary>
internal static class StoryGroups
{
    /// <summary>Articles that are linked, directly or through others.</summary>
    public static IEnumerable<List<StoryNode>> Components(IEnumerable<StoryNode> nodes, float threshold)
    {
        var seen = new HashSet<StoryNode>();
        foreach (var start in nodes)
        {
            if (!seen.Add(start))
                continue;
            var component = new List<StoryNode> { start };
            for (var i = 0; i < component.Count; i++)
                component.AddRange(component[i].Links.Where(link => link.Likeness >= threshold && seen.Add(link.Other)).Select(link => link.Other));
            yield return component;
        }
    }

    /// <summary>Average-linkage clustering; links out of the given nodes do not count.</summary>
    public static void Regroup(IReadOnlyList<StoryNode> nodes, float threshold)
    {
        var clusters = new Clusters(nodes);
        while (clusters.MergeBest(threshold))
        {
        }
        foreach (var members in clusters.Members)
        {
            foreach (var member in members)
                member.Group = members;
        }
    }

    private sealed class Clusters
    {
        private readonly List<List<StoryNode>?> _members;
        private readonly List<Dictionary<int, float>> _sums = [];
        private readonly PriorityQueue<(int One, int Other, float Mean), (float Loss, int One, int Other)> _pairs = new();

        public Clusters(IReadOnlyList<StoryNode> nodes)
        {
            _members = [.. nodes.Select(node => new List<StoryNode> { node })];
            var numbers = nodes.Index().ToDictionary(node => node.Item, node => node.Index);
            foreach (var (number, node) in nodes.Index())
            {
                _sums.Add(node.Links.Where(link => numbers.ContainsKey(link.Other)).ToDictionary(link => numbers[link.Other], link => link.Likeness));
                foreach (var (other, likeness) in _sums[number].Where(sum => sum.Key < number))
                    _pairs.Enqueue((other, number, likeness), (-likeness, other, number));
            }
        }

        public IEnumerable<List<StoryNode>> Members => _members.OfType<List<StoryNode>>();

        /// <summary>False when no two groups are alike enough.</summary>
        public bool MergeBest(float threshold)
        {
            while (_pairs.TryDequeue(out var pair, out _))
            {
                if (pair.Mean < threshold)
                    return false;
                // A group that was merged since is gone, its successor has a number of its own.
                if (_members[pair.One] is not { } one || _members[pair.Other] is not { } other)
                    continue;
                Merge(pair.One, one, pair.Other, other);
                return true;
            }
            return false;
        }

        private void Merge(int one, List<StoryNode> oneMembers, int other, List<StoryNode> otherMembers)
        {
            var merged = _members.Count;
            _members.Add([.. oneMembers, .. otherMembers]);
            (_members[one], _members[other]) = (null, null);
            var sums = new Dictionary<int, float>();
            foreach (var (third, sum) in _sums[one].Concat(_sums[other]))
            {
                if (_members[third] is not null)
                    sums[third] = sums.GetValueOrDefault(third) + sum;
            }
            _sums.Add(sums);
            foreach (var (third, sum) in sums)
            {
                _sums[third][merged] = sum;
                var mean = sum / (_members[merged]!.Count * _members[third]!.Count);
                _pairs.Enqueue((third, merged, mean), (-mean, third, merged));
            }
        }
    }
}
