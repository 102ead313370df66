# What omise-elixir uses of HTTPoison and Jason, for machines that reach no Hex: one connection a request, JSON as Jason
# writes it.

defmodule HTTPoison.Response do
  defstruct [:status_code, :body]
end

defmodule HTTPoison do
  def request!(method, url, body, headers, options) do
    uri = URI.parse(url)
    query = URI.encode_query(Keyword.get(options, :params, []))
    path = if query == "", do: uri.path, else: uri.path <> "?" <> query
    {key, password} = options[:hackney][:basic_auth]

    lines =
      for({name, value} <- headers, do: "#{name}: #{value}\r\n") ++
        [
          "authorization: Basic #{Base.encode64("#{key}:#{password}")}\r\n",
          "Host: #{uri.host}:#{uri.port}\r\n",
          "Content-Length: #{byte_size(body)}\r\n",
          "Connection: close\r\n"
        ]

    verb = method |> Atom.to_string() |> String.upcase()
    {:ok, socket} = :gen_tcp.connect(String.to_charlist(uri.host), uri.port, [:binary, active: false])
    :ok = :gen_tcp.send(socket, ["#{verb} #{path} HTTP/1.1\r\n", lines, "\r\n", body])
    answer(read(socket, ""))
  end

  defp read(socket, sofar) do
    case :gen_tcp.recv(socket, 0) do
      {:ok, data} -> read(socket, sofar <> data)
      {:error, :closed} -> sofar
    end
  end

  defp answer(text) do
    [head, body] = String.split(text, "\r\n\r\n", parts: 2)
    ["HTTP/1.1 " <> status | _] = String.split(head, "\r\n")
    chunked = String.match?(head, ~r/transfer-encoding: chunked/i)
    body = if chunked, do: join(body, ""), else: body
    %HTTPoison.Response{status_code: status |> String.slice(0, 3) |> String.to_integer(), body: body}
  end

  defp join(text, sofar) do
    [size, rest] = String.split(text, "\r\n", parts: 2)

    case String.to_integer(size, 16) do
      0 -> sofar
      length -> join(binary_part(rest, length + 2, byte_size(rest) - length - 2), sofar <> binary_part(rest, 0, length))
    end
  end
end

defmodule Jason do
  def encode(value), do: {:ok, IO.iodata_to_binary(write(value))}

  defp write(nil), do: "null"
  defp write(value) when is_boolean(value) or is_number(value), do: to_string(value)
  defp write(value) when is_atom(value), do: write(Atom.to_string(value))
  defp write(%DateTime{} = value), do: write(DateTime.to_iso8601(value))
  defp write(value) when is_binary(value), do: [?", escape(value), ?"]
  defp write(value) when is_list(value), do: [?[, value |> Enum.map(&write/1) |> Enum.intersperse(","), ?]]

  defp write(%{} = value) do
    members = for {key, each} <- value, do: [write(to_string(key)), ":", write(each)]
    [?{, Enum.intersperse(members, ","), ?}]
  end

  defp escape(text) do
    for <<char::utf8 <- text>>, into: "" do
      if char in [?", ?\\] or char < 32,
        do: "\\u" <> String.pad_leading(Integer.to_string(char, 16), 4, "0"),
        else: <<char::utf8>>
    end
  end

  def decode(text) do
    {value, _rest} = value(blank(text))
    {:ok, value}
  rescue
    _ -> {:error, :invalid}
  end

  defp value("{" <> rest), do: members(blank(rest), %{})
  defp value("[" <> rest), do: items(blank(rest), [])
  defp value("\"" <> rest), do: string(rest, "")
  defp value("true" <> rest), do: {true, rest}
  defp value("false" <> rest), do: {false, rest}
  defp value("null" <> rest), do: {nil, rest}

  defp value(text) do
    [number] = Regex.run(~r/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, text)
    rest = binary_part(text, byte_size(number), byte_size(text) - byte_size(number))
    {if(number =~ ~r/[.eE]/, do: String.to_float(number), else: String.to_integer(number)), rest}
  end

  defp members("}" <> rest, map), do: {map, rest}
  defp members("," <> rest, map), do: members(blank(rest), map)

  defp members("\"" <> rest, map) do
    {key, rest} = string(rest, "")
    ":" <> rest = blank(rest)
    {value, rest} = value(blank(rest))
    members(blank(rest), Map.put(map, key, value))
  end

  defp items("]" <> rest, list), do: {Enum.reverse(list), rest}
  defp items("," <> rest, list), do: items(blank(rest), list)

  defp items(text, list) do
    {value, rest} = value(text)
    items(blank(rest), [value | list])
  end

  defp string("\"" <> rest, sofar), do: {sofar, rest}

  defp string("\\u" <> <<digits::binary-size(4), rest::binary>>, sofar),
    do: string(rest, sofar <> <<String.to_integer(digits, 16)::utf8>>)

  defp string("\\n" <> rest, sofar), do: string(rest, sofar <> "\n")
  defp string("\\" <> <<char, rest::binary>>, sofar), do: string(rest, sofar <> <<char>>)
  defp string(<<char, rest::binary>>, sofar), do: string(rest, sofar <> <<char>>)

  defp blank(<<char, rest::binary>>) when char in [32, 9, 10, 13], do: blank(rest)
  defp blank(text), do: text
end
