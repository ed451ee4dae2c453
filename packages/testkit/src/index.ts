export { type OwnCluster, startOwnCluster } from './own-cluster.ts'
export { openTestDatabase, type TestDatabase } from './test-database.ts'
