using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Tests.Answering.Learning;

public sealed class BoostedTreesTests
{
    [Theory]
    [InlineData(0.2f, 3f, 0.5f + 1 + 10)]
    [InlineData(0.5f, 3f, 0.5f + 2 + 10)]
    [InlineData(0.9f, 1f, 0.5f + 3 + 10)]
    public void AddsWhatEachTreeSays(float first, float second, float expected) =>
        Assert.Equal(expected, Small().Sum([first, second]));

    [Fact]
    public void TheFirstTreesOfAMeanAreTheMeanOfTheFirstTrees()
    {
        var (one, other) = (OfOneSplit(1, -1, 3, 7, 2), OfOneSplit(2, 5, 1, -3, 4));
        var mean = BoostedTrees.Mean([one, other]);
        foreach (var value in (float[])[0, 1])
        {
            Assert.Equal((one.Sum([value]) + other.Sum([value])) / 2, mean.Sum([value]));
            Assert.Equal((one.Sum([value], 1) + other.Sum([value], 1)) / 2, mean.Sum([value], 2));
        }
    }

    /// <summary>Trees of any shape: a leaf may stand at any level.</summary>
    [Fact]
    public void SumsAreWhatItsTreesGiveOneByOne()
    {
        var random = new Random(7);
        var trees = new BoostedTrees(5, 0.25f);
        for (var tree = 0; tree < 40; tree++)
        {
            trees.BeginTree();
            Grow(tree % 7);
            trees.EndTree();
        }
        for (var i = 0; i < 500; i++)
        {
            float[] features = [.. Enumerable.Range(0, 5).Select(_ => i % 50 == 0 ? float.NaN : random.Next(-4, 5) / 4f)];
            var sum = 0.25f;
            for (var tree = 0; tree < trees.Count; tree++)
            {
                Assert.Equal(sum, trees.Sum(features, tree));
                sum += trees.Of(tree, features);
            }
            Assert.Equal(sum, trees.Sum(features));
        }

        void Grow(int depth)
        {
            if (depth == 0 || random.Next(4) == 0)
            {
                trees.AddLeaf(random.Next(-100, 100) / 8f);
                return;
            }
            trees.AddSplit(random.Next(5), random.Next(-4, 5) / 4f);
            Grow(depth - 1);
            Grow(depth - 1);
        }
    }

    private static BoostedTrees OfOneSplit(float start, params float[] leaves)
    {
        var trees = new BoostedTrees(1, start);
        for (var i = 0; i < leaves.Length; i += 2)
        {
            trees.BeginTree();
            trees.AddSplit(0, 0.5f);
            trees.AddLeaf(leaves[i]);
            trees.AddLeaf(leaves[i + 1]);
            trees.EndTree();
        }
        return trees;
    }

    [Fact]
    public void ContributionsAddUpToTheSum()
    {
        var trees = Small();
        // Whatever is measured, what all features add is the sum less the same mean.
        var means = new HashSet<double>();
        for (var first = -1f; first < 2; first += 0.125f)
        {
            for (var second = -1f; second < 4; second += 0.5f)
                means.Add(Math.Round(trees.Sum([first, second]) - trees.Contributions([first, second]).Sum(), 3));
        }
        Assert.Single(means);
    }

    [Fact]
    public void WhatNoTreeAsksForAddsNothing()
    {
        var trees = new BoostedTrees(2, 0.5f);
        trees.BeginTree();
        trees.AddSplit(1, 3);
        trees.AddLeaf(-1);
        trees.AddLeaf(1);
        trees.EndTree();
        Assert.Equal([0f, 1f], trees.Contributions([7, 5]));
        Assert.Equal([0f, -1f], trees.Contributions([7, 2]));
    }

    [Fact]
    public void ReadsWhatItWrote()
    {
        var trees = Small();
        var read = BoostedTrees.Read(new StringReader(Text(trees)));
        Assert.Equal(trees.FeatureCount, read.FeatureCount);
        Assert.Equal(trees.Count, read.Count);
        for (var first = -1f; first < 2; first += 0.125f)
        {
            for (var second = -1f; second < 4; second += 0.5f)
                Assert.Equal(trees.Sum([first, second]), read.Sum([first, second]));
        }
    }

    [Fact]
    public void HoldsInMemoryWhatItsFileHolds()
    {
        var trees = new BoostedTrees(1, 0);
        trees.BeginTree();
        trees.AddSplit(0, 0.123456789f);
        trees.AddLeaf(1.23456789f);
        trees.AddLeaf(-1e-7f);
        trees.EndTree();
        var read = BoostedTrees.Read(new StringReader(Text(trees)));
        foreach (var value in (float[])[0.123f, 0.12345f, 0.12346f, 0.123457f, 0.2f])
            Assert.Equal(trees.Sum([value]), read.Sum([value]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2 0\n0<1 =1")]
    [InlineData("2 0\n0<1 =1 =2 =3")]
    [InlineData("2 0\n2<1 =1 =2")]
    [InlineData("2 0\n0<1<2 =1 =2")]
    [InlineData("two 0")]
    public void RefusesWhatIsNoModel(string text) =>
        Assert.Throws<FormatException>(() => BoostedTrees.Read(new StringReader(text)));

    [Fact]
    public void TheShippedModelsAskTheFeaturesThatThereAre()
    {
        Assert.Equal(FeatureRow.Count, AnswerModels.Default.Ranker.FeatureCount);
        Assert.Equal(SpanFeatures.Count, AnswerModels.Default.Spans.FeatureCount);
        Assert.Equal(ConfidenceFeatures.Count, AnswerModels.Default.Chooser.FeatureCount);
        Assert.Equal(ConfidenceFeatures.Count, AnswerModels.Default.Calibrator.FeatureCount);
        var models = AnswerModels.Default;
        Assert.All([models.Ranker, models.Spans, models.Chooser, models.Calibrator], model => Assert.NotEqual(0, model.Count));
    }

    /// <summary>Of the first feature 1, 2 or 3; and 10 always.</summary>
    private static BoostedTrees Small()
    {
        var trees = new BoostedTrees(2, 0.5f);
        trees.BeginTree();
        trees.AddSplit(0, 0.5f);
        trees.AddLeaf(1);
        trees.AddSplit(1, 2);
        trees.AddLeaf(3);
        trees.AddLeaf(2);
        trees.EndTree();
        trees.BeginTree();
        trees.AddLeaf(10);
        trees.EndTree();
        return trees;
    }

    private static string Text(BoostedTrees trees)
    {
        using var writer = new StringWriter();
        trees.Write(writer);
        return writer.ToString();
    }
}
