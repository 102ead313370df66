using System;
using System.IO;
using System.Net;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

/// <summary>A receiver of webhooks with .NET's own library. Copy Verify; your framework brings the rest.</summary>
static class Receiver
{
    const long ToleranceSeconds = 300;

    /// <summary>Says why the body, as it came, is not to be trusted; null where it was signed with a secret of ours, and lately.</summary>
    static string Verify(byte[] body, string signatures, string timestamp, string[] secrets, long now)
    {
        long seconds;
        if (signatures == null || !long.TryParse(timestamp, out seconds)) return "no signature or timestamp";
        var head = Encoding.ASCII.GetBytes(timestamp + ".");
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed, head.Length);
        var holds = false;
        foreach (var secret in secrets)
        {
            using (var hmac = new HMACSHA256(Convert.FromBase64String(secret)))
            {
                var expected = BitConverter.ToString(hmac.ComputeHash(signed)).Replace("-", "").ToLowerInvariant();
                // Every pair of them is compared.
                foreach (var given in signatures.Split(',')) holds |= AreSame(expected, given.Trim());
            }
        }
        if (!holds) return "wrong signature";
        return Math.Abs(now - seconds) > ToleranceSeconds ? "signed too long ago" : null;
    }

    /// <summary>In constant time; CryptographicOperations.FixedTimeEquals does the same in .NET Core 2.1 and later.</summary>
    static bool AreSame(string one, string other)
    {
        if (one.Length != other.Length) return false;
        var difference = 0;
        for (var at = 0; at < one.Length; at++) difference |= one[at] ^ other[at];
        return difference == 0;
    }

    static bool IsJson(byte[] body)
    {
        try
        {
            using (var reader = JsonReaderWriterFactory.CreateJsonReader(body, XmlDictionaryReaderQuotas.Max))
                while (reader.Read()) { }
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>Store it by its id, which comes again where an answer was lost; then do what its key says.</summary>
    static void Take(byte[] body) { }

    static void Main()
    {
        // One secret, or two with a comma between while it is rotated.
        var secrets = Environment.GetEnvironmentVariable("WEBHOOK_SECRET").Split(',');
        var port = Environment.GetEnvironmentVariable("PORT") ?? "3000";
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + port + "/");
        listener.Start();
        Console.WriteLine("listening at http://127.0.0.1:" + port + "/hook");
        while (true)
        {
            var context = listener.GetContext();
            var bytes = new MemoryStream();
            context.Request.InputStream.CopyTo(bytes);
            var body = bytes.ToArray();
            var headers = context.Request.Headers;
            var now = (long)(DateTime.UtcNow - new DateTime(1970, 1, 1)).TotalSeconds;
            var reason = Verify(body, headers["Omise-Signature"], headers["Omise-Signature-Timestamp"], secrets, now);
            if (reason == null && !IsJson(body)) reason = "no JSON";
            if (reason == null) Take(body);
            else Console.Error.WriteLine("refused: " + reason);
            context.Response.StatusCode = reason == null ? 200 : 400;
            context.Response.Close();
        }
    }
}
