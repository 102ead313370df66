import { describe, expect, it } from 'vitest'
import { ids } from '../src/index.ts'
import { api, contractWith, verifyOne } from './contracts/committed.ts'

describe('a provider state', () => {
  it('gives ids that are spelled out, whatever key the contract names', async () => {
    const charge = 'chrg_test_6aaaaaaaaaaaaaaaaaa'
    const file = await contractWith(api, 'a request for a paid charge', (interaction) => {
      const { request, response } = interaction
      interaction.providerStates = [{ name: 'a charge was paid', params: { charge } }]
      request.path = `/charges/${charge}`
      request.headers = { Authorization: `Basic ${btoa('skey_test_someoneelse:')}` }
      delete request.generators
      response.body.content = { id: charge, location: `/charges/${charge}` }
      delete response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('gives documented ids where none are named, as contracts of version 1 and 2 cannot', async () => {
    const file = await contractWith(api, 'a request for a paid charge', (interaction) => {
      const { request, response } = interaction
      interaction.providerStates = [{ name: 'a charge was refunded' }]
      request.path = `/charges/${ids.charge}`
      delete request.generators
      response.body.content = {
        id: ids.charge,
        transaction: ids.transaction,
        source: { id: ids.source },
        refunds: { data: [{ id: ids.refund, charge: ids.charge }] },
      }
      delete response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('keeps what happened in its order where documented ids are given', async () => {
    const file = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.providerStates = [{ name: 'there are charges' }, { name: 'a charge was paid' }]
      one.request.path = '/events'
      delete one.request.query
      one.response.body.content = {
        data: [
          { key: 'charge.create' },
          { key: 'charge.create' },
          { key: 'charge.create' },
          { key: 'charge.create', data: { id: ids.charge } },
          { id: ids.event, key: 'charge.complete', data: { id: ids.charge } },
        ],
      }
      delete one.response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('gives the documented ids to the first of two charges, unless the second names them', async () => {
    const look = (id: string, params?: Record<string, unknown>) =>
      contractWith(api, 'a request for a paid charge', (interaction) => {
        interaction.providerStates = [
          { name: 'a charge is pending' },
          { name: 'a charge was paid', ...(params ? { params } : {}) },
        ]
        interaction.request.path = `/charges/${id}`
        delete interaction.request.generators
        interaction.response.body.content = { status: params ? 'successful' : 'pending' }
        delete interaction.response.matchingRules
      })

    for (const file of [await look(ids.charge), await look(ids.charge, { charge: ids.charge })]) {
      expect((await verifyOne(file)).problems).toEqual([])
    }
  })

  it('lets a list show what an id of the future was given to', async () => {
    const charge = 'chrg_test_6aaaaaaaaaaaaaaaaaa'
    const file = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.providerStates = [{ name: 'a charge is pending', params: { charge } }]
      one.response.body.content = { total: 1, data: [{ id: charge }] }
      delete one.response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })
})
