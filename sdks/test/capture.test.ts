import { describe, expect, it } from 'vitest'
import { captureOf, fill } from '../src/capture.ts'
import { undecodable } from '../src/decode.ts'

const charge = 'chrg_test_5xuy4w91xqz7d1w9u0t'
const anExchange = (more: object) => ({
  method: 'GET',
  path: '/charges',
  headers: ['Accept', '*/*'],
  body: '',
  status: 200,
  answer: {},
  ...more,
})

describe('a capture', () => {
  it('keeps bytes, and the ids of earlier answers as references to these', () => {
    const [, second] = captureOf([
      anExchange({ answer: { object: 'list', data: [{ id: charge }] } }),
      anExchange({ path: `/charges/${charge}`, body: `{ "charge" : "${charge}" }` }),
    ])

    expect(second).toMatchObject({
      path: '/charges/{{0/data/0/id}}',
      body: '{ "charge" : "{{0/data/0/id}}" }',
    })
  })

  it('is filled with the ids of the answers to it', () => {
    const other = 'chrg_test_5xuy4w91xqz7d1w9u0u'

    expect(fill('/charges/{{0/data/0/id}}', [{ data: [{ id: other }] }])).toBe(`/charges/${other}`)
    expect(fill('/charges/{{0/id}}', [{ object: 'error' }])).toBe('/charges/{{0/id}}')
  })

  it('holds what comes back whenever it is sent, a moment only where one was asked for', () => {
    const answer = {
      object: 'charge',
      id: charge,
      amount: 2000,
      expires_at: '2026-12-01T00:00:00Z',
    }

    const [left, asked] = captureOf([
      anExchange({ answer, body: '{"expires_at":null}' }),
      anExchange({ answer, body: '{"expires_at":"2026-12-01T00:00:00.5Z"}' }),
    ])

    expect(left?.holds).toEqual({ object: 'charge', amount: 2000 })
    expect(asked?.holds).toHaveProperty('expires_at', '2026-12-01T00:00:00Z')
  })
})

describe('what a typed model does not parse', () => {
  const decodes = {
    source: 'a test',
    objects: { charge: { amount: 'integer', created_at: 'moment', status: ['pending'] } },
  }

  it('is named by its place, in lists and within other objects', () => {
    const answer = {
      object: 'list',
      data: [
        { object: 'charge', amount: 1.5, created_at: '2026-11-30 08:47:07 UTC', status: 'paid' },
      ],
    }

    expect(undecodable(answer, decodes)).toEqual([
      '/data/0/amount is 1.5, not integer',
      '/data/0/created_at is "2026-11-30 08:47:07 UTC", not moment',
      '/data/0/status is "paid", not pending',
    ])
  })

  it('is neither null, nor what it does not know, nor metadata', () => {
    const metadata = { object: 'charge', amount: 'much' }

    expect(undecodable({ object: 'charge', amount: null, new: 1, metadata }, decodes)).toEqual([])
  })
})
