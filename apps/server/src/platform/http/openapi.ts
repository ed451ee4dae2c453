import { httpContract } from '@dallal/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

/** The contract as OpenAPI 3.1, for clients in other languages; generated from the very schemas that check requests. */
export function describeApi(publicUrl: string, version: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(httpContract, {
    info: {
      title: 'Dallal',
      version,
      description:
        'Refusals are JSON with a `code` and `data`; amounts are minor units as text; moments are ISO 8601 in UTC.',
    },
    servers: [{ url: `${publicUrl}/api` }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dallal.session' } } },
  })
}
