# A receiver of webhooks with Ruby's standard library. Copy verify; your framework brings the rest.

require 'json'
require 'openssl'
require 'socket'

TOLERANCE_SECONDS = 300
# One secret, or two with a comma between while it is rotated.
SECRETS = ENV.fetch('WEBHOOK_SECRET').split(',').map { |text| text.unpack1('m0') }

# Says why the body, as it came, is not to be trusted; nil where it was signed with a secret of ours, and lately.
def verify(body, signatures, timestamp, now)
  return 'no timestamp' unless timestamp.match?(/\A\d+\z/)

  expected = SECRETS.map { |secret| OpenSSL::HMAC.hexdigest('SHA256', secret, "#{timestamp}.".b + body) }
  # Every pair is compared, each in constant time.
  pairs = expected.product(signatures.split(',').map(&:strip))
  holds = pairs.map { |one, other| OpenSSL.secure_compare(one, other) }.any?
  return 'wrong signature' unless holds

  'signed too long ago' if (now - timestamp.to_i).abs > TOLERANCE_SECONDS
end

# Store it by event['id'], which comes again where an answer was lost; then do what event['key'] says.
def take(event); end

# As much of HTTP as a receiver needs without a framework.
def answer(socket)
  socket.gets
  headers = {}
  while (line = socket.gets&.chomp) && !line.empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.to_s.strip
  end
  body = socket.read(headers['content-length'].to_i).b
  reason = verify(body, headers.fetch('omise-signature', ''), headers.fetch('omise-signature-timestamp', ''), Time.now.to_i)
  take(JSON.parse(body)) unless reason
  reason
rescue JSON::ParserError
  'no JSON'
end

server = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '3000')))
puts "listening at http://127.0.0.1:#{server.addr[1]}/hook"
$stdout.flush
loop do
  Thread.new(server.accept) do |socket|
    reason = answer(socket)
    warn "refused: #{reason}" if reason
    socket.write("HTTP/1.1 #{reason ? '400 Bad Request' : '200 OK'}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    socket.close
  end
end
