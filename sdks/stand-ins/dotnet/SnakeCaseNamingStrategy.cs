namespace Newtonsoft.Json.Serialization
{
    /// <summary>What omise-dotnet uses of Json.NET 13 that Debian's lacks.</summary>
    public class SnakeCaseNamingStrategy
    {
        protected virtual string ResolvePropertyName(string name)
        {
            return System.Text.RegularExpressions.Regex.Replace(name, "(?<=[a-z0-9])[A-Z]", "_$0").ToLowerInvariant();
        }
    }
}
