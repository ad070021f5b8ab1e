using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>Every string that can be reached from an object, whatever field it is in.</summary>
internal static class EveryString
{
    public static IReadOnlyList<string> In(object? root)
    {
        var found = new List<string>();
        Visit(root, found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    private static void Visit(object? value, List<string> found, HashSet<object> seen)
    {
        switch (value)
        {
            case null or Type or Delegate:
                return;
            case string text:
                found.Add(text);
                return;
            case Uri address:
                found.Add(address.OriginalString);
                return;
        }
        if (value.GetType().IsPrimitive || value is Enum or DateTimeOffset or TimeOnly || !value.GetType().IsValueType && !seen.Add(value))
            return;
        switch (value)
        {
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                    Visit(tuple[i], found, seen);
                return;
            case IEnumerable items:
                foreach (var item in items)
                    Visit(item, found, seen);
                return;
        }
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), found, seen);
        }
    }
}
