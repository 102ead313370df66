export * from '@omise-sandbox/sandbox'
