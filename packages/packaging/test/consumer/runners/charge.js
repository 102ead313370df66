/** Charges a code as a till would. The code of this one is never paid: the payer has too little. */
exports.charge = async ({ url, secretKey }) => {
  const answer = await fetch(`${url}/charges`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${secretKey}:`)}` },
    body: new URLSearchParams({
      amount: '400000',
      currency: 'THB',
      'source[type]': 'barcode_alipay',
      'source[barcode]': '280000000000001003',
      'source[store_id]': 'BJ_ZZ_001',
      'source[store_name]': 'Some Store',
    }),
  })
  return answer.json()
}
