using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Conversation;
using BriefBot.Operations;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BriefBot.Tests.Operations;

public sealed class BotMeterTests
{
    public static TheoryData<SendResult, string, bool> Results() => new()
    {
        { new SendResult.Sent("1"), "sent", false },
        { new SendResult.RetryLater(TimeSpan.FromSeconds(3), "429"), "retry", true },
        { new SendResult.RetryLater(null, "500"), "retry", false },
        { new SendResult.Gone("404"), "gone", false },
        { new SendResult.Forbidden("403"), "forbidden", false },
        { new SendResult.TooLarge("413"), "too_large", false },
        { new SendResult.Rejected("400"), "rejected", false },
        { new SendResult.Uncertain("cut off"), "uncertain", false },
    };

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public async Task EachResultOfSendingHasItsOutcome(SendResult result, string outcome, bool isThrottled)
    {
        using var meter = new TestMeter();
        var inner = new Mock<IChannelClient>();
        inner.Setup(client => client.Capabilities).Returns(new ChannelCapabilities { Channel = "slack", MaxTextLength = 10 });
        inner.Setup(client => client.SendAsync(It.IsAny<OutboxDelivery>(), null, null, It.IsAny<CancellationToken>())).ReturnsAsync(result);
        var client = new MeasuredChannelClient(inner.Object, meter.Meter, new ChannelHealth(), new ManualTime(), NullLogger<MeasuredChannelClient>.Instance);
        var delivery = new OutboxDelivery { Id = "d1", Kind = DeliveryKind.Post, Conversation = new ConversationKey("slack", "T1", "C1") };

        Assert.Same(result, await client.SendAsync(delivery, null, null, TestContext.Current.CancellationToken));

        Assert.Contains($"briefbot.channel.sends channel=slack outcome={outcome} = 1", meter.Measured);
        Assert.Contains("briefbot.stage.duration stage=send channel=slack = 0", meter.Measured);
        Assert.Equal(isThrottled, meter.Measured.Contains("briefbot.channel.throttled channel=slack = 1"));
    }

    [Fact]
    public async Task AHandlerThatFailsIsCountedAndStillFails()
    {
        using var meter = new TestMeter();
        var handling = new MeasuredHandling(meter.Meter, TimeProvider.System, NullLogger<MeasuredHandling>.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() => handling.HandleAsync(
            TestEvents.Asked("a", "Who?"), (_, _) => throw new InvalidOperationException("broken"), TestContext.Current.CancellationToken));

        Assert.Contains("briefbot.questions channel=test outcome=failed = 1", meter.Measured);
    }

    [Fact]
    public void CountsWhatALanguageModelWroteAndTook()
    {
        using var meter = new TestMeter();
        meter.Meter.Composed(new CompositionReport(CompositionFallback.None, 2, [Objection.Value, Objection.Roles], new TokenUsage(120, 30)));
        meter.Meter.Composed(new CompositionReport(CompositionFallback.TimeOver, 0, [], null));
        foreach (var figure in new[] { "answers outcome=composed = 1", "answers outcome=time_over = 1", "sentences outcome=kept = 2", "sentences outcome=value = 1", "sentences outcome=roles = 1", "tokens direction=in = 120", "tokens direction=out = 30" })
            Assert.Contains($"briefbot.model.{figure}", meter.Measured);
    }
}
