/** Called by every benchmark server: says which port it took, and answers questions about its CPU time. */
export function reportCpu(port: number): void {
  process.on('message', (value) => {
    if (value !== 'cpu') return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1e6 });
  });
  process.send?.({ port });
}
