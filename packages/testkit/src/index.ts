export { type OwnCluster, startOwnCluster } from './own-cluster.ts'
export { insertPerson, insertSeller, type TestSeller, testId } from './people.ts'
export { openTestDatabase, type TestDatabase } from './test-database.ts'
export { insertConfirmedTopUps, type TestTopUp } from './top-ups.ts'
