using SlackNet;
using SlackNet.Events;
using SlackNet.Handlers;
using SlackNet.Interaction;
using SlackNet.Interaction.Experimental;

// SlackNet calls the handlers that answer when they choose experimental; it has no others behind its factory.
#pragma warning disable CS0618

namespace BriefBot.OfficialSdks.Slack;

/// <summary>
/// Every handler that SlackNet can ask for: each has the request taken, as it was posted. What is answered is said by
/// whoever took it.
/// </summary>
internal sealed class TakingHandlers : ISlackHandlerFactory, IEventHandler, IAsyncBlockActionHandler, IAsyncMessageShortcutHandler, IAsyncGlobalShortcutHandler,
    IAsyncViewSubmissionHandler, IAsyncSlashCommandHandler, IBlockOptionProvider, IInteractiveMessageHandler, IOptionProvider, IDialogSubmissionHandler
{
    public IEventHandler CreateEventHandler(SlackRequestContext context) => this;

    public IAsyncBlockActionHandler CreateBlockActionHandler(SlackRequestContext context) => this;

    public IBlockOptionProvider CreateBlockOptionProvider(SlackRequestContext context) => this;

    public IAsyncMessageShortcutHandler CreateMessageShortcutHandler(SlackRequestContext context) => this;

    public IAsyncGlobalShortcutHandler CreateGlobalShortcutHandler(SlackRequestContext context) => this;

    public IAsyncViewSubmissionHandler CreateViewSubmissionHandler(SlackRequestContext context) => this;

    public IAsyncSlashCommandHandler CreateSlashCommandHandler(SlackRequestContext context) => this;

    public IInteractiveMessageHandler CreateLegacyInteractiveMessageHandler(SlackRequestContext context) => this;

    public IOptionProvider CreateLegacyOptionProvider(SlackRequestContext context) => this;

    public IDialogSubmissionHandler CreateLegacyDialogSubmissionHandler(SlackRequestContext context) => this;

    public Task Handle(EventCallback eventCallback) => TakeAsync();

    public Task Handle(BlockActionRequest request, Responder respond) => TakeAsync();

    public Task Handle(MessageShortcut request, Responder respond) => TakeAsync();

    public Task Handle(GlobalShortcut shortcut, Responder respond) => TakeAsync();

    public Task Handle(ViewSubmission viewSubmission, Responder<ViewSubmissionResponse> respond) => TakeAsync();

    public Task HandleClose(ViewClosed viewClosed, Responder respond) => TakeAsync();

    public Task Handle(SlashCommand command, Responder<SlashCommandResponse> respond) => TakeAsync();

    public async Task<BlockOptionsResponse> GetOptions(BlockOptionsRequest request)
    {
        await TakeAsync();
        return new BlockOptionsResponse();
    }

    public async Task<OptionsResponse> GetOptions(OptionsRequest request)
    {
        await TakeAsync();
        return new OptionsResponse();
    }

    public async Task<MessageResponse> Handle(InteractiveMessage message)
    {
        await TakeAsync();
        return new MessageResponse();
    }

    public async Task<IEnumerable<DialogError>> Handle(DialogSubmission dialog)
    {
        await TakeAsync();
        return [];
    }

    public Task HandleCancel(DialogCancellation cancellation) => TakeAsync();

    private static Task TakeAsync() => Taking.Current is { } taking ? taking.RunAsync() : throw new InvalidOperationException("There is nothing to take.");
}
