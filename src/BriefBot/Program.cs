using BriefBot.Cli;

return await BriefBotProcess.RunAsync(args);
