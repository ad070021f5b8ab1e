using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;

namespace BriefBot.Core.Tests.Analysis.Mentions;

public sealed class EntityLinkerTests
{
    [Theory]
    [InlineData("Daniel Zhang Yong leads Alibaba. Daniel Zhang wrote to staff. Zhang said so.", "Daniel Zhang Yong|Alibaba|Daniel Zhang Yong|Daniel Zhang Yong")]
    [InlineData("Daniel Zhang met Jeff Zhang. Later Zhang left.", "Daniel Zhang|Jeff Zhang|Zhang")]
    [InlineData("They met Zhang Jianfeng (also known as Jeff Zhang). Jeff Zhang left.", "Zhang Jianfeng|Zhang Jianfeng|Zhang Jianfeng")]
    [InlineData("Zij spraken Zhang Jianfeng, ook bekend als Jeff Zhang.", "Zhang Jianfeng|Zhang Jianfeng")]
    [InlineData("It is run by Damo Academy. Work at DAMO goes on.", "Damo Academy|Damo Academy")]
    [InlineData("So the European Central Bank (ECB) raised it. Later the ECB stopped.", "European Central Bank|European Central Bank|European Central Bank")]
    [InlineData("In Utrecht sprak Utrecht University niet.", "Utrecht|Utrecht University")]
    [InlineData("They left Alibaba. So Alibaba Group Inc did well.", "Alibaba Group Inc|Alibaba Group Inc")]
    [InlineData("Gisteren sprak Ursula von der Leyen met de pers. Daarna ging Von der Leyen weg.", "Ursula von der Leyen|Ursula von der Leyen")]
    public void Link_Names(string text, string expected)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text);
        Assert.Equal(expected, string.Join('|', analysis.Mentions.Select(mention => analysis.Entities[mention.Entity].Name)));
    }

    [Theory]
    [InlineData("Topman Daniel Zhang van Alibaba vertrekt.", "Daniel Zhang", "Topman")]
    [InlineData("Dat zei waarnemend president Jan de Vries.", "Jan de Vries", "waarnemend president")]
    [InlineData("It was Li Cheng, CEO of Acme, who left.", "Li Cheng", "CEO of Acme")]
    [InlineData("It was Li Cheng, the former chief executive of Acme, who left.", "Li Cheng", "former chief executive of Acme")]
    [InlineData("So Jane Doe left.", "Jane Doe", "")]
    [InlineData("So Jane Doe, who left, was late.", "Jane Doe", "")]
    public void TellsWhatSomebodyIs(string text, string name, string role)
    {
        var mention = Assert.Single(EmbeddedTextAnalyzer.Analyze(text).Mentions, mention => mention.Span.In(text).SequenceEqual(name));
        Assert.Equal(MentionKind.Person, mention.Kind);
        Assert.Equal(role, mention.Role.In(text).ToString());
    }

    [Theory]
    [InlineData("Daniel Zhang", "Daniel Zhang Yong", MentionKind.Person, true)]
    [InlineData("John F. Kennedy", "John Kennedy", MentionKind.Person, true)]
    [InlineData("Zhang", "Daniel Zhang", MentionKind.Person, false)]
    [InlineData("Daniel Zhang", "Jeff Zhang", MentionKind.Person, false)]
    [InlineData("Acme, Inc.", "Acme", MentionKind.Organisation, true)]
    [InlineData("the Guardian", "Guardian", MentionKind.Organisation, true)]
    [InlineData("European Central Bank", "ECB", MentionKind.Organisation, true)]
    [InlineData("Bank of England", "BOE", MentionKind.Organisation, true)]
    [InlineData("Máxima", "Maxima", MentionKind.Person, true)]
    [InlineData("York", "New York", MentionKind.Place, false)]
    public void Matches_Names(string name, string other, MentionKind kind, bool expected)
    {
        Assert.Equal(expected, EntityName.Matches(name, other, kind));
        Assert.Equal(expected, EntityName.Matches(other, name, kind));
    }
}
