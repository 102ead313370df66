/** The recipes of docs/runners.md, run as printed; the language's own runner where it needs no installation. */
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const main = join(import.meta.dirname, '../../src/main.ts')
let folder = ''
let document = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-recipes-'))
  document = await readFile(join(import.meta.dirname, '../../../../docs/runners.md'), 'utf8')
  // The command is not installed here; npx leads to it.
  const npx = `#!/bin/sh\nshift\n"${process.execPath}" "${main}" "$@"\n`
  await writeFile(join(folder, 'npx'), npx)
  await chmod(join(folder, 'npx'), 0o755)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Each language's recipe and its file, a program that uses it, and how that is run. All say `200`, the status of `/charges`. */
const recipes = [
  {
    language: 'python',
    file: 'conftest.py',
    program: 'test_till.py',
    text: `import base64, urllib.request

def test_lists_charges(sandbox):
    request = urllib.request.Request(sandbox["url"] + "/charges")
    key = base64.b64encode((sandbox["secret_key"] + ":").encode()).decode()
    request.add_header("Authorization", "Basic " + key)
    print(urllib.request.urlopen(request).status)
`,
    command: ['pytest', '-s', '-p', 'no:cacheprovider'],
  },
  {
    language: 'go',
    file: 'sandbox_test.go',
    program: 'till_test.go',
    text: `package till

import (
	"fmt"
	"net/http"
	"testing"
)

func TestListsCharges(t *testing.T) {
	request, _ := http.NewRequest("GET", ready.URL+"/charges", nil)
	request.SetBasicAuth(secretKey(t), "")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(response.StatusCode)
}
`,
    command: ['go', 'test', '-v', 'sandbox_test.go', 'till_test.go'],
  },
  {
    language: 'php',
    file: 'Sandbox.php',
    program: 'till.php',
    text: `<?php
require 'Sandbox.php';
$key = base64_encode(Sandbox::secretKey('a test') . ':');
$context = stream_context_create(['http' => ['header' => "Authorization: Basic $key"]]);
file_get_contents(Sandbox::url() . '/charges', false, $context);
echo $http_response_header[0], "\\n";
`,
    command: ['php', 'till.php'],
  },
  {
    language: 'ruby',
    file: 'sandbox.rb',
    program: 'till.rb',
    text: `require 'net/http'
require_relative 'sandbox'
uri = URI("#{Sandbox.ready['url']}/charges")
request = Net::HTTP::Get.new(uri)
request.basic_auth(Sandbox.secret_key('an example'), '')
puts Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }.code
`,
    command: ['ruby', 'till.rb'],
  },
  {
    language: 'java',
    file: 'Sandbox.java',
    program: 'Till.java',
    text: `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

class Till {
    public static void main(String[] args) throws Exception {
        String key = Base64.getEncoder().encodeToString((Sandbox.secretKey("a test") + ":").getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(Sandbox.url() + "/charges"))
            .header("Authorization", "Basic " + key)
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode());
    }
}
`,
    command: ['sh', '-c', 'javac Sandbox.java Till.java && java Till'],
  },
]

it.each(recipes)('the recipe for $language starts the sandbox and asks it', async (recipe) => {
  const { language, file, program, text, command } = recipe
  const [, block = ''] = document.split(`\n\`\`\`${language}\n`)
  const [code = ''] = block.split('\n```')
  await writeFile(join(folder, file), `${code}\n`)
  await writeFile(join(folder, program), text)
  const [name = '', ...args] = command
  const PATH = [folder, process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH, GOFLAGS: '-mod=mod', GO111MODULE: 'off' }

  const { stdout, stderr, status } = spawnSync(name, args, { cwd: folder, env, encoding: 'utf8' })

  expect([stderr, status]).toEqual([expect.any(String), 0])
  expect(stdout, stderr).toContain('200')
})
