const HEADER = 13

/**
 * OpenSSL writes records one behind the other; a datagram carries whole ones, as many as fit (RFC 6347 §4.1). What cannot
 * be a whole record is left out.
 */
export function cutIntoDatagrams(records: Buffer, mtu: number): Buffer[] {
  const datagrams: Buffer[] = []
  let start = 0
  let end = 0
  while (end + HEADER <= records.length) {
    const next = end + HEADER + records.readUInt16BE(end + 11)
    if (next > records.length) break
    if (end > start && next - start > mtu) {
      datagrams.push(records.subarray(start, end))
      start = end
    }
    end = next
  }
  if (end > start) datagrams.push(records.subarray(start, end))
  return datagrams
}
