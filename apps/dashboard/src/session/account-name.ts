/** How people call an account: by its secret key, without the beginning that all have. Empty where there is none. */
export function accountOf(secretKey: string | undefined): string {
  return secretKey?.replace(/^skey_test_/, '') ?? ''
}
