using System.Diagnostics;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation;

public sealed class QuestionTraceTests
{
    [Fact]
    public void TheShortFormIsTheSameEverywhereAndTellsNothing()
    {
        var correlation = QuestionTrace.CorrelationOf("slack:T1:anna:1700000000.1");

        Assert.Matches("^[0-9a-f]{12}$", correlation);
        Assert.Equal(correlation, QuestionTrace.CorrelationOf("slack:T1:anna:1700000000.1"));
        Assert.NotEqual(correlation, QuestionTrace.CorrelationOf("slack:T1:anna:1700000000.2"));
    }

    [Fact]
    public void StagesOfOneEventShareATraceAlsoWhereNothingElseJoinsThem()
    {
        using var listener = Listen();
        string intake, deliver;
        using (var activity = QuestionTrace.Start("intake", "web:a:1"))
            intake = activity!.TraceId.ToHexString();
        using (var activity = QuestionTrace.Start("deliver", "web:a:1"))
            deliver = activity!.TraceId.ToHexString();

        Assert.Equal(intake, deliver);
        Assert.StartsWith(QuestionTrace.CorrelationOf("web:a:1"), intake);
    }

    [Fact]
    public void WhatIsDoneWithinAStageBelongsToIt()
    {
        using var listener = Listen();
        Assert.Null(QuestionTrace.Current);
        using (var handle = QuestionTrace.Start("handle", "web:a:1"))
        {
            using var answer = QuestionTrace.Start("answer", "web:a:1");
            Assert.Equal(handle!.SpanId, answer!.ParentSpanId);
            using var inner = new Activity("of somebody else").Start();
            Assert.Equal(QuestionTrace.CorrelationOf("web:a:1"), QuestionTrace.Current);
        }
        Assert.Null(QuestionTrace.Current);
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QuestionTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
