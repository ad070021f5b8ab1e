using BriefBot.Tests.Azure;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;

namespace BriefBot.Tests.OfficialSdks;

// What is promised of a channel or service, with its SDK in the place of its protocol.

[OverTheSdk]
public sealed class BotFrameworkClientContractSdkTests : BotFrameworkClientContractTests;

[OverTheSdk]
public sealed class ActivityEndpointSdkTests : ActivityEndpointTests;

[OverTheSdk]
public sealed class AnswerLifeSdkTests : AnswerLifeTests;

[OverTheSdk]
public sealed class BotFrameworkClientSdkTests : BotFrameworkClientTests;

[OverTheSdk]
public sealed class ConnectorClientSdkTests : ConnectorClientTests;

[OverTheSdk]
public sealed class FuzzSdkTests(ITestOutputHelper output) : FuzzTests(output);

[OverTheSdk]
public sealed class InvokeSdkTests : InvokeTests;

[OverTheSdk]
public sealed class SubscribeCardSdkTests : SubscribeCardTests;

[OverTheSdk]
public sealed class TenantLeakSdkTests : TenantLeakTests;

[OverTheSdk]
public sealed class TokenMatrixSdkTests(ITestOutputHelper output) : TokenMatrixTests(output);

[OverTheSdk]
public sealed class TurnSdkTests : TurnTests;

[OverTheSdk]
public sealed class WelcomeSdkTests : WelcomeTests;

[OverTheSdk]
public sealed class SlackClientContractSdkTests : SlackClientContractTests;

[OverTheSdk]
public sealed class SlackClientSdkTests : SlackClientTests;

[OverTheSdk]
public sealed class SlackConversationSdkTests : SlackConversationTests;

[OverTheSdk]
public sealed class SlackDuplicateSdkTests(ITestOutputHelper output) : SlackDuplicateTests(output);

[OverTheSdk]
public sealed class SlackEndpointsSdkTests : SlackEndpointsTests;

[OverTheSdk]
public sealed class SlackFuzzSdkTests : SlackFuzzTests;

[OverTheSdk]
public sealed class SlackSurfacesSdkTests : SlackSurfacesTests;

[OverTheSdk]
public sealed class SlackTokensSdkTests : SlackTokensTests;

[OverTheSdk]
public sealed class SlackWebApiSdkTests : SlackWebApiTests;

[OverTheSdk]
public sealed class SlackWholeWaySdkTests(ITestOutputHelper output) : SlackWholeWayTests(output);

[OverTheSdk]
public sealed class SocketModeSdkTests(ITestOutputHelper output) : SocketModeTests(output);

[OverTheSdk]
public sealed class AzureTextAnalyzerSdkTests : AzureTextAnalyzerTests;

[OverTheSdk]
public sealed class LanguageOutageSdkTests : LanguageOutageTests;
