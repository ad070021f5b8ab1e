namespace BriefBot.Tests.Channels.Web;

/// <summary>Measures text against what is painted behind it (WCAG 2.2, success criterion 1.4.3).</summary>
internal static class Contrast
{
    /// <summary>Gives the texts below 4.5 to 1, with their ratio. The page uses opaque colours only.</summary>
    public const string Script = """
        () => {
          const rgb = colour => colour.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b]
            .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = rgb(getComputedStyle(at).backgroundColor);
              if (colour.length < 4 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const poor = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script, noscript, .unseen')) continue;
            const [a, b] = [luminance(rgb(getComputedStyle(element).color)), luminance(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim()}`);
          }
          return poor;
        }
        """;
}
