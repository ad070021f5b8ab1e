namespace BriefBot.Core.Conversation.Commands;

/// <summary>What people say to a bot that no article is about.</summary>
internal enum ChatTopic
{
    Greeting,
    HowAreYou,
    Joke,
    Weather,
    Clock,
    Maker,
    Robot,
    Opinion,
    Bye,
}
