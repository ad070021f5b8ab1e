namespace BriefBot.Core.Tests.Analysis.Dates;

public sealed class RecognizerSpecsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("English", "en", 0.85)]
    [InlineData("Dutch", "nl", 0.855)]
    public void AgreesWithMostSpecifications(string folder, string language, double least)
    {
        var cases = RecognizerSpecs.Read(Repository.SharedData(Path.Combine("dates-numbers", "DateTime", folder))).ToList();
        var met = cases.Where(item => RecognizerSpecs.IsMet(item, language)).ToHashSet();
        foreach (var file in cases.GroupBy(item => item.File))
            output.WriteLine($"{file.Key,-16} {file.Count(met.Contains),4} of {file.Count(),4}  {(double)file.Count(met.Contains) / file.Count():0.000}");
        var agreement = (double)met.Count / cases.Count;
        output.WriteLine($"{folder}: {met.Count} of {cases.Count}, {agreement:0.000}");
        Assert.True(agreement >= least, $"{folder}: {agreement:0.000}");
    }
}
