using BriefBot.Hosting;
using Xunit.v3;

namespace BriefBot.Tests;

/// <summary>A class of tests that has each channel and service spoken to with its official SDK.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OverTheSdkAttribute : Attribute;

/// <summary>What channels and services are spoken to with in the running test.</summary>
internal static class TestTransport
{
    public static Transport Current => TestContext.Current.TestClass is IXunitTestClass { Class: { } running } && running.IsDefined(typeof(OverTheSdkAttribute), inherit: false)
        ? Transport.Sdk
        : Transport.Protocol;
}
