# Measures how Rack reads forms, how Ruby's JSON reads and writes numbers and names, and how ActiveModel reads booleans and
# times. Writes what it measured beside itself. On Debian: apt-get install ruby ruby-rack ruby-activemodel
require 'active_model'
require 'json'
require 'rack'

SHAPES = ['a=1', 'a', 'a=', 'a[]=2', 'a[b]=3', 'a[][b]=4', 'a[b][]=5', 'a[b][c]=6', 'a[][b][c]=7', 'a[0]=8'].freeze

# A name of each shape, followed by a name of each shape.
PAIRS = SHAPES.product(SHAPES).map { |first, second| "#{first}&#{second}" }.freeze

FORMS = [
  # Values.
  '', '=', '&', '&&', 'a', 'a=', '=a', 'a==b', 'a=b=c', 'a=1&', '&a=1', 'a=1&&b=2', 'a=1& b=2', 'a=1 &b=2', 'a=b c',
  'a=b+c', 'a+b=c', 'a=%2B', 'a=1%262', 'a=1%3D2', 'a%3Db=1', 'a=%20', 'a=+', 'a=%00x'.sub('%00', '%01'), 'a=%e0%b8%81',
  'a=%E0%B8%81%E0%B8%A3', 'a=ก', 'ก=1', 'a=%F0%9F%8D%9C', 'a=;b', 'a=1;b=2', 'a=x;y=z&b=1', 'a=%3B', "a=1\n2", 'a=%0A',
  "a=1\r\n2", 'a=%0D%0A', "a\nb=1", 'a=true', 'a=null', 'a=1.0', 'a=9007199254740993', 'a="x"', "a='x'", 'a=\\', 'a=/',
  'a=?', 'a=#', 'a=@', 'a=[]', 'a={}', 'a={"b":1}', '{"a":1}', '{"a":{"b":1}}', '{"a":"x=y"}', '{"a":"x&y"}', '{"a":[1]}',
  'constructor=1', 'toString=1', 'hasOwnProperty=1', 'prototype[x]=1', 'length=1', 'a[length]=1', 'a[constructor]=1',
  # What cannot be decoded.
  'a=%', 'a=%4', 'a=%G0', 'a=%zz', '%=1', 'a%=1', 'a=100%', 'a=50%25', 'a=%u0e01', 'a=%E0%A4%A', 'a=%FF', '%FF=1', 'a[%FF]=1',
  'a=%C0%80', 'a=%ED%A0%80',
  # The last of a name that comes again wins, where the first one stood.
  'a=1&a=2', 'a=1&b=2&a=3', 'a=1&a=', 'a=1&a', 'a&a=1', 'a[b]=1&a[b]=2', 'a[b]=1&a[c]=2&a[b]=3', 'a=1&A=2',
  # Lists.
  'a[]', 'a[]=', 'a[]=1', 'a[]=1&a[]=2', 'a[]=1&a[]', 'a[]&a[]', 'a[]=&a[]=', 'a[]=1&b=2&a[]=3', 'a%5B%5D=1', 'a%5b%5d=1',
  'a[][]=1', 'a[][]=1&a[][]=2', 'a[][', 'a[]]=1', 'a[]b=1', 'a[]b[]=1', '[]=1', '[]', '[]=1&[]=2', '[][]=1', '[a]=1',
  '[a][]=1', '[a][b]=1', '[]a=1', '[][a]=1',
  # Hashes.
  'a[b]', 'a[b]=', 'a[b]=1', 'a[b]=1&a[c]=2', 'a[b][c]=1&a[b][d]=2&a[e]=3', 'a[b c]=1', 'a[b+c]=1', 'a[b%20c]=1', 'a[b.c]=1',
  'a.b=1', 'a[b-c]=1', 'a[%5B]=1', 'a[b%5D]=1', 'a%5Bb%5D=1', 'a[ก]=1', 'a[b]c=1', 'a[b]c[d]=1', 'a[b][]c=1', 'a[b',
  'a[b=1', 'a[=1', 'a]=1', 'a]]=1', 'a[[b]]=1', 'a[[b]=1', 'a[b]]=1', 'a][b]=1', 'a[b=1]', 'a[ ]=1', 'a[""]=1', "a['b']=1",
  # Lists of hashes: a name that the last one has begins another.
  'a[][b]=1', 'a[][b]=1&a[][b]=2', 'a[][b]=1&a[][c]=2', 'a[][b]=1&a[][c]=2&a[][b]=3&a[][c]=4',
  'a[][b]=1&a[][b]=2&a[][c]=3&a[][c]=4', 'a[][b]=1&a[][c]=2&a[][c]=3', 'a[][b][c]=1&a[][b][d]=2', 'a[][b][c]=1&a[][b][c]=2',
  'a[][b][c]=1&a[][d]=2&a[][b][c]=3', 'a[][b][]=1&a[][b][]=2', 'a[][b][]=1&a[][c]=2&a[][b][]=3', 'a[][b][][c]=1&a[][b][][c]=2',
  'a[][b]=1&a[]=2', 'a[]=1&a[][b]=2', 'a[]=1&a[][b]=2&a[]=3&a[][c]=4', 'a[][b]&a[][b]', 'a[][b]=&a[][b]=', 'a[][0]=1&a[][0]=2',
  'x[a][][b]=1&x[a][][c]=2&x[a][][b]=3', 'a[][b][c][d]=1&a[][b][c][e]=2&a[][b][c][d]=3',
  'metadata[items][][sku]=a&metadata[items][][qty]=1&metadata[items][][sku]=b&metadata[items][][qty]=2',
  'metadata%5Bitems%5D%5B%5D%5Bsku%5D=a&metadata%5Bitems%5D%5B%5D%5Bqty%5D=1&metadata%5Bitems%5D%5B%5D%5Bsku%5D=b',
  # Digits are names, in the order in which they come.
  'a[0]=x', 'a[1]=x&a[0]=y', 'a[2]=x&a[10]=y&a[1]=z', 'a[0][b]=1&a[0][c]=2&a[1][b]=3', 'a[0][]=1&a[0][]=2', '2=a&1=b', '10=a&9=b&a=c&0=d',
  'a[b]=1&a[1]=2&a[c]=3&a[0]=4', 'a[-1]=x&a[1]=y', 'a[01]=x&a[1]=y', 'a[1.5]=x&a[1]=y', 'a[4294967295]=x&a[4294967294]=y', 'a[007]=x&a[7]=y',
  'metadata[10]=ten&metadata[9]=nine&metadata[name]=n&metadata[1]=one', 'a[1]=x&a[]=y', 'a[]=x&a[1]=y',
  # Blank names in them.
  'a[]=1&a[ ]=2', 'a[+]=1', '+=1', ' =1', ' a=1', 'a =1', '%20a=1',
  # Names that are a value and a hash at once.
  'source=x&source[type]=y', 'source[type]=y&source=x', 'a[b]=1&a[b][c]=2', 'a[b][c]=1&a[b]=2', 'a[b][]=1&a[b]=2', 'a[b]=1&a[b][]=2',
  'a[b][c]=1&a[b][]=2', 'a[][b]=1&a[c]=2', 'a[b]=1&a[][c]=2', 'a=&a[b]=1', 'a=&a[]=1', 'a&a[b]=1', 'a&a[]=1', 'a[b]&a[b][c]=1',
  # Whole requests.
  'amount=400000&currency=THB&source[type]=barcode_alipay&source[barcode]=1234567890&source[store_id]=1&source[store_name]=Some Store',
  'amount=400000&currency=THB&source%5Btype%5D=barcode_alipay&source%5Bstore_name%5D=%E0%B8%A3%E0%B9%89%E0%B8%B2%E0%B8%99',
  'amount=100&void=1&metadata[reason]=a&metadata[reason]=b', 'webhook_endpoints[]=http%3A%2F%2Fa%2F&webhook_endpoints[]=http%3A%2F%2Fb%2F',
  'webhook_endpoints[0]=http%3A%2F%2Fa%2F', 'description=Table 7&metadata=', 'expand[]=transaction&expand[]=charge', 'filters[amount]=1..2&page=1',
  # Depth and number.
  "a#{'[b]' * 30}=1", "a#{'[b]' * 98}=1", "a#{'[b]' * 99}=1", "a#{'[b]' * 100}=1", "a#{'[b]' * 140}=1", "a#{'[]' * 40}=1",
  "a#{'[]' * 140}=1", "a#{'[][b]' * 40}=1", "a#{'[][b]' * 99}=1", "a#{'[][b]' * 100}=1", "#{'&' * 4095}a=1", "#{'&' * 4096}a=1"
].concat(PAIRS).uniq.freeze

# The same in a query, where a semicolon parts too.
QUERIES = ['a=1;b=2', 'a=x;y', 'a=1; b=2', 'a=1;a=2', 'from=2026-01-01;to=2026-02-01', 'a=%3B', 'a[]=1;a[]=2', ';', ';;a=1',
           'expand[]=a&limit=1', 'filters[amount]=1&filters[status]=x', 'a=1&b=2;c=3'].freeze

def read_form(text, separator)
  read = Rack::Utils.parse_nested_query(text, separator)
  { read: JSON.generate(read, max_nesting: 0) }
rescue StandardError => e
  { refused: e.class.name.split('::').last }
end

TOKENS = %w[
  0 -0 1 -1 7 10 100 123456789 2147483647 2147483648 4294967295 4294967296 999999999999999 1000000000000000 9007199254740991
  9007199254740992 9007199254740993 -9007199254740993 9007199254740994 9223372036854775807 9223372036854775808 -9223372036854775808
  18446744073709551615 18446744073709551616 1234567890123456789 12345678901234567890 123456789012345678901234567890
  -123456789012345678901234567890 100000000000000000000000 281234567890123456 20261130101530123
  0.0 -0.0 1.0 -1.0 2.0 10.0 100.0 1.5 -1.5 0.1 0.2 0.3 0.30000000000000004 1.10 1.50 19.90 19.99 0.5 0.25 3.14 3.141592653589793
  3.14159265358979323846 2.718281828459045 0.001 0.0001 0.00012 0.00001 0.000012 0.0000001 0.000000123 123.456 12345.678 12345678901234.25
  123456789012345.6 1234567890123456.7 12345678901234567.8 123456789012345678.9 999999999999999.9 9999999999999999.0 9999999999999998.0
  1000000000000000.0 10000000000000000.0 100000000000000000.0 9007199254740993.0 4.35 4.349999999999999644 1.005 0.1e1 5e-1
  1e0 1e1 1e2 1e5 1e15 1e16 1e17 1e20 1e21 1e22 1e23 1e100 1E5 1e+5 1E+5 1e-1 1e-3 1e-4 1e-5 1e-6 1e-7 1E-7 1e-10 1e-100 -1e5 -1e-5 -1e21
  1.5e3 1.5e10 1.5e15 1.5e16 1.5e300 1.25e-5 1.0e5 1.0e0 1e00 1e05 1e005 1e-05 0e0 0e5 -0e0 0.0e10 0e-5
  123e3 123e-3 12345e-10 123456789e10 1.7976931348623157e308 1.7976931348623158e308 2.2250738585072014e-308 2.225073858507201e-308 5e-324
  4.9e-324 1e-323 1e-324 1e-400 2.5e-324 8.98846567431158e307 1e308 1e309 1e400 -1e400 1.8e308 123456789.123456789 0.1234567890123456789
  1.00000000000000000000000000001 100000000000000000000000.0 0.000000000000000000000000000001
].freeze

NUMBERS = TOKENS.map { |token| %({"n":#{token}}) } + [
  '{"a":0.1,"b":12345678901234.25}', '{"list":[1,1.0,1e2,9007199254740993]}', '{"deep":{"er":{"n":1.0}}}', '{"a":[[1.0]]}', '{"n": 1.0 }',
  "{\"n\":\n1.0\n}", "{\"n\"\t:\t1e5\t}", '{"a":1.0,"b":"1.0","c":"9007199254740993"}', '{"x":"a:1.0,2.0"}', '{"x":"[1.0]","y":1.0}'
]

ORDERS = [
  '{}', '{"a":1}', '{"2":"b","1":"a"}', '{"10":1,"9":2,"a":3,"0":4}', '{"b":1,"1":2,"a":3,"0":4}', '{"a":{"2":1,"1":2}}', '{"a":[{"2":1,"1":2}]}',
  '{"1":1,"1":2}', '{"a":1,"a":2}', '{"a":1,"b":2,"a":3}', '{"2":1,"1":2,"2":3}', '{"a":{"b":1},"a":{"c":2}}', '{"a":{"b":1},"a":2}',
  '{"01":1,"1":2,"0":3}', '{"-1":1,"1":2,"0":3}', '{"1.5":1,"1":2}', '{"4294967295":1,"4294967294":2}', '{"4294967294":1,"4294967293":2}',
  '{"9007199254740993":1,"9007199254740992":2}', '{"\u0032":1,"\u0031":2}', '{"\u0032":1,"2":2,"1":3}', '{"1":{"1":{"1":1.0}},"0":9007199254740993}',
  '{"2":null,"1":true,"0":false}', '{"2":[],"1":{},"0":""}', '{"":1,"1":2,"0":3}', '{" 1":1,"1":2,"0":3}', '{"1 ":1,"1":2,"0":3}',
  '{"a\"1":1,"2":2,"1":3}', '{"a\\\\":1,"2":2,"1":3}', '{"2":"\"1\":","1":"x"}', '{"2":"{\"1\":1.0}","1":1.0}', '{"20261130":"x","20261129":"y","sku":"z"}',
  '{ "2" : 1 , "1" : 2 }', "{\n  \"2\": 1,\n  \"1\": 2\n}", '{"ก":1,"2":2,"1":3}', '{"2":"ก\u0e01\ud83c\udf5c","1":"\/\b\f\n\r\t\u001f"}',
  '{"constructor":1,"2":2,"toString":3,"1":4}', '{"length":1,"1":2,"0":3}', '{"1":1.50,"0":-0.0}', '{"2":1,"_2":2,"1":3,"_1":4}'
].freeze

def read_json(text)
  read = JSON.parse(text)
  { read: JSON.generate(read), pretty: JSON.pretty_generate(read) }
rescue StandardError => e
  { refused: e.class.name.split('::').last }
end

BOOLEANS = [
  '1', '0', 't', 'f', 'T', 'F', 'true', 'false', 'TRUE', 'FALSE', 'True', 'False', 'tRUE', 'on', 'off', 'ON', 'OFF', 'On', 'Off',
  'yes', 'no', 'YES', 'NO', 'y', 'n', '', ' ', '2', '-1', '00', '01', '0.0', '1.0', 'null', 'nil', '0 ', ' 0', 'maybe',
  1, 0, -1, 2, 10, 0.5, true, false, nil
].freeze

def read_boolean(given)
  { read: ActiveModel::Type::Boolean.new.cast(given) }
end

TIMES = [
  # Whole seconds, and fractions of any length.
  '2026-12-01', '2026-12-01T01:00:00Z', '2026-12-01T01:00:00.1Z', '2026-12-01T01:00:00.12Z', '2026-12-01T01:00:00.123Z',
  '2026-12-01T01:00:00.1234Z', '2026-11-30T01:12:33.344764312Z', '2026-12-01T01:00:00.999999999Z', '2026-12-01T01:00:34.805001602Z',
  '2026-12-01T01:00:01.664842Z', '2026-12-01T01:00:00.6648420Z', '2026-12-01T01:00:00.123456789012345Z', '2026-12-01T01:00:00,5Z',
  # No zone.
  '2026-12-01T01:00:00', '2026-12-01T01:00:00.344764', '2026-12-01 01:00:00', '2026-12-01 01:00:00.123456', '2026-12-01T01:00',
  '2026-12-01 01:00',
  # Zones and offsets. (ActiveModel 6.1 reads -03:30 as two and a half hours; later ones do not.)
  '2026-12-01 01:00:00 UTC', '2026-12-01 01:00:00 GMT', '2026-12-01 01:00:00 Z', '2026-12-01 01:00:00Z', '2026-12-01 01:00:00 +0000',
  '2026-12-01 08:00:00 +0700', '2026-12-01 08:00:00 +07:00', '2026-12-01 08:00:00+07:00', '2026-12-01 08:00:00.123456+07:00',
  '2026-12-01T08:00:00+07:00', '2026-12-01T08:00:00.123456789+07:00', '2026-12-01T08:00:00+0700', '2026-12-01T08:00:00+07',
  '2026-12-01T01:00:00-0300', '2026-12-01T01:00:00-03:00', '2026-12-01T01:00:00-00:00', '2026-12-01T15:00:00+14:00',
  '2026-12-01T01:00Z', '2026-12-01T01:00+07:00', '2026-12-01t01:00:00z',
  # Without dashes, with slashes, with few digits.
  '20261201', '20261201T010000Z', '20261201T010000', '20261201T080000+0700', '20261201T010000.123Z', '2026/12/01', '2026/12/01 01:00:00',
  '2026/12/1 1:00:00', '2026-12-1T01:00:00Z', '2026-12-01T1:00:00Z', ' 2026-12-01T01:00:00Z ',
  # At the edges.
  '2026-12-01T24:00:00Z', '2026-12-31T23:59:60Z', '2028-02-29T12:00:00Z',
  # With names of months.
  'Tue, 01 Dec 2026 01:00:00 GMT', 'Tue, 01 Dec 2026 01:00:00 +0000', 'Tue, 1 Dec 2026 08:00:00 +0700', '01 Dec 2026 01:00:00 GMT',
  '1 Dec 2026', 'Dec 1 2026', 'Dec 1, 2026', 'December 1, 2026', '1 December 2026', 'Tue Dec  1 01:00:00 2026',
  'Tue Dec 01 01:00:00 UTC 2026', 'Tue Dec  1 01:00:00 UTC 2026', 'Tue Dec 01 2026 01:00:00 GMT+0000 (Coordinated Universal Time)',
  'Tue Dec 01 2026 08:00:00 GMT+0700 (Indochina Time)',
  # As toString of Java, Go and Ruby writes them.
  '2026-12-01T01:00:00Z[UTC]', '2026-12-01T08:00:00+07:00[Asia/Bangkok]', '2026-12-01T01:00:00.805001602Z[UTC]',
  '2026-12-01 01:00:00.123456789 +0000 UTC', '2026-12-01 08:00:00.123456789 +0700 +07',
  '2026-12-01 01:00:00.123456789 +0000 UTC m=+0.000000001',
  # None.
  'yesterday', '2026', '2026-12', '2026-W49-2', '1764550800', '1764550800000', '2026-13-01', '2026-12-01T25:00:00Z',
  '2026-12-01T01:60:00Z', 'Z'
].freeze

def read_time(text)
  read = ActiveModel::Type::DateTime.new.cast(text)
  read.nil? ? { refused: 'nil' } : { read: read.getutc.strftime('%FT%T.%LZ') }
end

# One case a line.
def write(name, cases)
  File.write(File.join(__dir__, name), cases.map { |one| "#{JSON.generate(one)}\n" }.join)
  puts "#{name}: #{cases.size} cases, #{cases.count { |one| one.key?(:refused) }} of them refused"
end

write('forms.jsonl', FORMS.map { |text| { sent: text, where: 'body', **read_form(text, '&') } } +
                    QUERIES.map { |text| { sent: text, where: 'query', **read_form(text, '&;') } })
write('json.jsonl', (NUMBERS + ORDERS).uniq.map { |text| { sent: text, **read_json(text) } })
write('booleans.jsonl', BOOLEANS.map { |given| { sent: given, **read_boolean(given) } })
write('times.jsonl', TIMES.map { |text| { sent: text, **read_time(text) } })
