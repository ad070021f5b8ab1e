using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis.Mentions;

public sealed class GivenNamesTests
{
    [Theory]
    [InlineData("Apple opened a shop in Paris.", "Paris", MentionKind.Person, "Apple, Paris:Person")]
    [InlineData("The town of Veld en Bos grew.", "Veld en Bos", MentionKind.Place, "Veld en Bos:Place")]
    [InlineData("They saw Alibaba's shares fall.", "Alibaba", MentionKind.Product, "Alibaba:Product")]
    [InlineData("They saw \"Alibaba\" fall.", "\"Alibaba\"", MentionKind.Product, "Alibaba:Product")]
    [InlineData("The bridge of Oostdam closed.", "bridge", MentionKind.Place, "Oostdam")]
    [InlineData("The bridge of Oostdam closed.", "Oost", MentionKind.Person, "Oostdam")]
    [InlineData("The bridge of Oostdam closed.", "dam", MentionKind.Person, "Oostdam")]
    [InlineData("He left Oostdam. Marta came.", "Oostdam. Marta", MentionKind.Person, "Oostdam, Marta")]
    [InlineData("He left Oostdam. Marta came.", "...", MentionKind.Person, "Oostdam, Marta")]
    public void GivenNamesComeBeforeThoseThatAreFound(string text, string given, MentionKind kind, string expected)
    {
        var at = text.IndexOf(given, StringComparison.Ordinal);
        var name = new GivenName(at < 0 ? new TextSpan(0, text.Length + 5) : TextSpan.FromLength(at, given.Length), kind);
        var analysis = EmbeddedTextAnalyzer.Analyze(text, names: [name]);
        var own = EmbeddedTextAnalyzer.Analyze(text);
        Assert.Equal(expected, string.Join(", ", analysis.Mentions.Select(mention =>
            own.Mentions.Contains(mention) || own.Mentions.Any(found => found.Span == mention.Span && found.Kind == mention.Kind)
                ? mention.Span.In(text).ToString()
                : $"{mention.Span.In(text)}:{mention.Kind}")));
    }

    [Fact]
    public void OneThingHasOneEntityHoweverItIsFound()
    {
        const string text = "Veldhuis Bouw built the bridge. The people of Oostdam thanked Veldhuis Bouw for it.";
        var analysis = EmbeddedTextAnalyzer.Analyze(text, names: [new GivenName(new TextSpan(0, 13), MentionKind.Product)]);
        Assert.Equal(("Veldhuis Bouw", MentionKind.Product), (analysis.Entities[0].Name, analysis.Entities[0].Kind));
        Assert.Equal(2, analysis.Mentions.Count(mention => mention.Entity == 0));
    }

    /// <summary>Whatever is given, mentions are whole tokens of one sentence, in order, and spans of the text.</summary>
    [Fact]
    public void NothingThatIsGivenBreaksAnAnalysis() =>
        Prop.ForAll(
            Arb.From(from text in Texts.Any
                     from places in ArbMap.Default.GeneratorFor<(int Start, int Length, byte Kind)[]>()
                     select (text, places)),
            given =>
            {
                var (text, places) = given;
                var names = places.Select(place =>
                {
                    var start = (int)((uint)place.Start % (uint)(text.Length + 3));
                    return new GivenName(TextSpan.FromLength(start, (int)((uint)place.Length % 40)), (MentionKind)(place.Kind % 6));
                }).ToArray();
                var analysis = EmbeddedTextAnalyzer.Analyze(text, names: names);
                var last = 0;
                foreach (var mention in analysis.Mentions)
                {
                    if (mention.FirstToken < last || mention.TokenCount < 1 || mention.Entity < 0 || mention.Span.End > text.Length
                        || mention.Span.Start != analysis.Tokens[mention.FirstToken].Span.Start
                        || analysis.Sentences.Count(sentence => sentence.Span.Contains(mention.Span)) != 1)
                        return false;
                    last = mention.FirstToken + mention.TokenCount;
                }
                return true;
            }).QuickCheckThrowOnFailure();
}
