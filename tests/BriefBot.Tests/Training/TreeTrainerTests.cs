using BriefBot.Core.Answering.Learning;
using BriefBot.Training;

namespace BriefBot.Tests.Training;

public sealed class TreeTrainerTests
{
    private static readonly TreeSettings Settings = new() { Trees = 60, Depth = 3, RowShare = 1, FeatureShare = 1, Shrink = 1, LeastLeaf = 1, LeastGain = 0 };

    [Fact]
    public void LearnsWhatNoSingleFeatureTells()
    {
        var trees = TreeTrainer.Train(Xor(), Settings);
        Assert.True(trees.Sum([0, 1]) > 2);
        Assert.True(trees.Sum([1, 0]) > 2);
        Assert.True(trees.Sum([0, 0]) < -2);
        Assert.True(trees.Sum([1, 1]) < -2);
    }

    [Fact]
    public void GivesTheLogOddsOfWhatItCannotTellApart()
    {
        var examples = new Examples(1);
        for (var i = 0; i < 4_000; i++)
            examples.Add([1], i % 4 == 0 ? 1 : 0);
        var sum = TreeTrainer.Train(examples, Settings).Sum([1]);
        Assert.Equal(0.25, 1 / (1 + Math.Exp(-sum)), 2);
    }

    [Fact]
    public void ComparesWithinGroupsWhereAsked()
    {
        // The level differs from group to group: only what is above its group is right.
        var examples = new Examples(2);
        for (var group = 0; group < 300; group++)
        {
            examples.BeginGroup();
            var right = group % 5;
            for (var i = 0; i < 5; i++)
                examples.Add([i == right ? 1 : 0, group], i == right ? 1 : 0);
        }
        var trees = TreeTrainer.Train(examples, Settings with { IsListwise = true });
        Assert.True(trees.Sum([1, 7]) > trees.Sum([0, 7]) + 2);
    }

    [Fact]
    public void IsContentWithOneOfSeveralRightRowsWhereAsked()
    {
        // Two rows of each group are labelled, and only one of them is like the others that are right.
        var examples = new Examples(2);
        for (var group = 0; group < 300; group++)
        {
            examples.BeginGroup();
            for (var i = 0; i < 6; i++)
                examples.Add([i == 0 ? 1 : 0, i], i == 0 || i == 1 + group % 5 ? 1 : 0);
        }
        var settings = Settings with { IsListwise = true, Unasked = new HashSet<int> { 1 } };
        var (shared, any) = (TreeTrainer.Train(examples, settings), TreeTrainer.Train(examples, settings with { IsAnyOf = true }));
        Assert.True(Gap(any) > Gap(shared) + 1, $"{Gap(any)} is not above {Gap(shared)}");

        static float Gap(BoostedTrees trees) => trees.Sum([1, 0]) - trees.Sum([0, 0]);
    }

    [Fact]
    public void AHeavyGroupOutweighsALightOne()
    {
        var examples = new Examples(1);
        for (var group = 0; group < 200; group++)
        {
            examples.BeginGroup(group % 2 == 0 ? 1 : 0.25f);
            examples.Add([0], group % 2);
            examples.Add([1], 1 - group % 2);
        }
        var trees = TreeTrainer.Train(examples, Settings with { IsListwise = true });
        Assert.Equal(Math.Log(4), trees.Sum([1]) - trees.Sum([0]), 1);
    }

    [Fact]
    public void BagsAreDrawnDifferentlyAndTheirMeanIsTaken()
    {
        var settings = Settings with { RowShare = 0.5f, Trees = 10 };
        var (first, second) = (TreeTrainer.Train(Xor(), settings), TreeTrainer.Train(Xor(), settings with { Seed = 2 }));
        var both = TreeTrainer.Train(Xor(), settings with { Bags = 2 });
        Assert.NotEqual(Text(first), Text(second));
        Assert.Equal((first.Sum([0, 1]) + second.Sum([0, 1])) / 2, both.Sum([0, 1]), 0.001f);
    }

    [Fact]
    public void LearnsOnlyWhatIsNotKnownAlready()
    {
        var examples = new Examples(1);
        for (var i = 0; i < 4_000; i++)
        {
            var side = i % 2;
            examples.Add([side], i / 2 % 4 == 0 ? 1 - side : side, known: side == 1 ? MathF.Log(3) : -MathF.Log(3));
        }
        var trees = TreeTrainer.Train(examples, Settings);
        Assert.InRange(trees.Sum([1]) - trees.Sum([0]), -0.1, 0.1);
    }

    [Fact]
    public void TheSameExamplesGiveTheSameTrees()
    {
        var settings = Settings with { RowShare = 0.5f, FeatureShare = 0.7f };
        Assert.Equal(Text(TreeTrainer.Train(Xor(), settings)), Text(TreeTrainer.Train(Xor(), settings)));
    }

    [Fact]
    public void RefusesARowOfAnotherWidth() =>
        Assert.Throws<ArgumentException>(() => new Examples(2).Add([1], 1));

    private static Examples Xor()
    {
        var examples = new Examples(2);
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (left, right) = (random.Next(2), random.Next(2));
            examples.Add([left, right], left ^ right);
        }
        return examples;
    }

    private static string Text(BoostedTrees trees)
    {
        using var writer = new StringWriter();
        trees.Write(writer);
        return writer.ToString();
    }
}
