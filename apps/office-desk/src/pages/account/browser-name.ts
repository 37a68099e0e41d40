// In this order: every browser also claims to be those after it.
const browsers = [[/\bEdg\//, 'Edge'], [/\bMicroMessenger\//, '微信'], [/\bFirefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/\bSafari\//, 'Safari']] as const;
const systems = [[/\bHarmonyOS\b/i, '鸿蒙'], [/\bAndroid\b/, '安卓'], [/\b(?:iPhone|iPad)\b/, 'iOS'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux']] as const;

/** `Windows 上的 Chrome`: enough for somebody to know their own devices; null where the browser said nothing known. */
export function browserName(userAgent: string | null): string | null {
  const nameIn = (known: readonly (readonly [RegExp, string])[]): string | undefined => known.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [nameIn(browsers), nameIn(systems)];
  if (browser === undefined) return system ?? null;
  return system === undefined ? browser : `${system} 上的 ${browser}`;
}
