import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { ENV_EXAMPLE, renderEnvExample } from './env-example.ts'

const sentences = (environment: Record<string, string>) => {
  const result = readConfig(environment)
  return result.ok ? [] : result.refusal.sentences
}

describe('settings', () => {
  it('nothing has to be set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      ok: true,
      value: { environment: 'development', host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
    })
  })

  it('an empty one counts as not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ ok: true, value: { port: 3000 } })
  })

  it('production says what it needs and listens to everyone', () => {
    expect(sentences({ DALLAL_ENV: 'production' })).toEqual(['PUBLIC_URL must be set in production.'])
    expect(readConfig({ DALLAL_ENV: 'production', PUBLIC_URL: 'https://market.example/' })).toMatchObject({
      value: { host: '0.0.0.0', publicUrl: 'https://market.example', mailFrom: 'Dallal <no-reply@market.example>' },
    })
  })

  it('development never faces the network', () => {
    expect(sentences({ HOST: '0.0.0.0' })[0]).toContain('Development listens on 127.0.0.1 only')
    expect(sentences({ HOST: '127.0.0.1' })).toEqual([])
    expect(sentences({ HOST: '0.0.0.0', DALLAL_ENV: 'staging', PUBLIC_URL: 'https://s.example' })).toEqual([])
  })

  it('all that is wrong is said at once', () => {
    expect(
      sentences({ PORT: '99999', DALLAL_ROLES: 'api, sell', DATABASE_URL: 'mysql://x', DALLAL_SECRET: 'short' }),
    ).toEqual([
      'PORT must be a port number from 1 to 65535.',
      'DATABASE_URL must be an address such as postgres://user:password@host/database.',
      'DALLAL_SECRET must have at least 32 characters.',
      'DALLAL_ROLES knows api, worker, web, media; not sell.',
    ])
  })

  it('a misspelt name is named with its nearest', () => {
    expect(sentences({ DALLAL_ROLE: 'api' })).toEqual(['DALLAL_ROLE is not a setting; the nearest is DALLAL_ROLES.'])
  })

  it('roles, proxies', () => {
    const config = readConfig({ DALLAL_ROLES: 'worker,api', TRUSTED_PROXIES: '10.0.0.0/8, ::1' })
    expect(config).toMatchObject({
      value: { roles: new Set(['api', 'worker']), trustedProxies: ['10.0.0.0/8', '::1'] },
    })
    expect(sentences({ TRUSTED_PROXIES: 'everyone' })[0]).toContain('everyone is neither')
  })
})

it('.env.example says what the settings say (else: npm run dallal -- env)', () => {
  expect(readFileSync(ENV_EXAMPLE, 'utf8')).toBe(renderEnvExample())
})
