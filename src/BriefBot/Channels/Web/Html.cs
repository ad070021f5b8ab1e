using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BriefBot.Channels.Web;

/// <summary>
/// Markup of ours with everything else encoded: <see cref="Of"/> encodes each hole of the interpolated string, save
/// those that are <see cref="Html"/> already, so text from an article cannot become markup by being forgotten.
/// </summary>
internal readonly struct Html(string markup)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Html Empty = new("");

    public static Html Of(Template template) => new(template.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    public static string Encode(string text) => Encoder.Encode(text);

    public override string ToString() => markup ?? "";

    [InterpolatedStringHandler]
    internal readonly struct Template(int literalLength, int holes)
    {
        private readonly StringBuilder _markup = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => _markup.Append(literal);

        public void AppendFormatted(Html part) => _markup.Append(part.ToString());

        public void AppendFormatted(string? text) => _markup.Append(Encode(text ?? ""));

        public void AppendFormatted(int number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

        public override string ToString() => _markup.ToString();
    }
}
