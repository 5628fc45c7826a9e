import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import type { GraphQLSchema } from 'graphql'
import { JitExecutor } from './jit-executor.js'

/** Serves GraphQL through Apollo Server, with our executor in place of its own. */
export class SolmuDriver extends ApolloDriver {
  readonly executor = new JitExecutor()

  override async registerFastify(options: ApolloDriverConfig, hooks?: { preStartHook?: () => void }): Promise<void> {
    const { schema, ...others } = options
    if (!schema) throw new Error('There is no schema to serve')
    const gateway = gatewayOf(schema, this.executor)
    const served = { ...others, typeDefs: undefined, resolvers: undefined, gateway }
    await super.registerFastify(served, hooks)
  }
}

/** Apollo Server takes another executor only from a gateway; ours serves the one schema. */
function gatewayOf(schema: GraphQLSchema, { execute }: JitExecutor): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    load: async () => ({ executor: execute }),
    stop: async () => undefined
  }
}
