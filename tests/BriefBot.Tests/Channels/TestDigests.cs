using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Digests.Talk;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Channels;

/// <summary>What people say of digests, over a store on disk. Digests hold one sentence.</summary>
internal static class TestDigests
{
    public const string News = "The bridge is open.";

    public static IDigestTalk Over(SqliteDatabase database) => new DigestTalk(
        new SqliteDigestStore(database),
        new SqliteConversationStore(database),
        (subscription, memory, _, _, _) => Task.FromResult(new DigestContent([new Reply { Kind = ReplyKind.Digest, Language = subscription.Language, Text = News }], [], memory.Until + 1)),
        (_, _, _) => Task.FromResult<DigestRun?>(null));
}
