/** Numbers, durations and times as the reader's language writes them. Pure but for the clock that is handed in. */
export interface Formats {
  /** 0.2 s, 18.4 s, 3 min 5 s. Under ten seconds and up to a minute with one decimal. */
  duration(ms: number): string;
  /** 3 s, 2 min 5 s: whole seconds, for times that pass as one looks. */
  wholeDuration(ms: number): string;
  /** 30 s, 2 min, 1 h 30 min: a length as a rule has it, without what is zero. */
  span(ms: number): string;
  /** 4 ms, with one decimal under ten. */
  milliseconds(ms: number): string;
  /** 14:31 */
  clock(at: number): string;
  /** 14:31:07.2, for journals. */
  exactClock(at: number): string;
  /** Thursday, 19 November; with the year when it is another one. */
  day(at: number, now: number): string;
  /** Today's clock, else the date with it. */
  moment(at: number, now: number): string;
  /** 3 min ago; from an hour on the moment. */
  ago(at: number, now: number): string;
  /** 96 MB. */
  size(bytes: number): string;
  number(value: number): string;
}

export function createFormats(locale: string): Formats {
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const exact = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 1,
    hour12: false,
  });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  const number = new Intl.NumberFormat(locale);
  const unit = (name: 'millisecond' | 'second' | 'minute' | 'hour', digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    });
  const tenths = unit('second', 1);
  const seconds = unit('second', 0);
  const minutes = unit('minute', 0);
  const hours = unit('hour', 0);

  const wholeMs = unit('millisecond', 0);
  const tenthsOfMs = unit('millisecond', 1);
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  const megabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });

  const wholeDuration = (ms: number) => {
    const whole = Math.round(ms / 1000);
    if (whole < 60) return tidy(seconds.format(whole));
    if (whole < 3600) return tidy(`${minutes.format(Math.floor(whole / 60))} ${seconds.format(whole % 60)}`);
    return tidy(`${hours.format(Math.floor(whole / 3600))} ${minutes.format(Math.floor((whole % 3600) / 60))}`);
  };

  return {
    duration(ms) {
      if (ms < 50) return tidy(`< ${tenths.format(0.1)}`);
      return ms < 59_950 ? tidy(tenths.format(ms / 1000)) : wholeDuration(ms);
    },
    wholeDuration,
    span(ms) {
      const whole = Math.round(ms / 1000);
      const parts = [
        [hours, Math.floor(whole / 3600)],
        [minutes, Math.floor((whole % 3600) / 60)],
        [seconds, whole % 60],
      ] as const;
      const said = parts.filter(([, count]) => count > 0).map(([format, count]) => format.format(count));
      return tidy(said.length === 0 ? seconds.format(0) : said.join(' '));
    },
    milliseconds: (ms) => tidy((ms < 10 ? tenthsOfMs : wholeMs).format(ms)),
    clock: (at) => clock.format(at),
    exactClock: (at) => exact.format(at),
    // A head begins with a capital; Russian days are written small otherwise.
    day: (at, now) =>
      capitalized((new Date(at).getFullYear() === new Date(now).getFullYear() ? day : dayOfYear).format(at)),
    moment: (at, now) => (isSameDay(at, now) ? clock : moment).format(at),
    ago(at, now) {
      const seconds = Math.max(0, Math.round((now - at) / 1000));
      if (seconds < 60) return tidy(relative.format(-seconds, 'second'));
      if (seconds < 3600) return tidy(relative.format(-Math.floor(seconds / 60), 'minute'));
      return (isSameDay(at, now) ? clock : moment).format(at);
    },
    size: (bytes) => tidy(megabytes.format(bytes / 1_000_000)),
    number: (value) => number.format(value),
  };
}

const capitalized = (text: string) => text.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase());

/** English abbreviates to `sec`; the panel writes the SI sign. A unit never leaves its number at the end of a line. */
function tidy(text: string): string {
  return text
    .replaceAll(/\bsec\b/g, 's')
    .replaceAll(/\bhr\b/g, 'h')
    .replaceAll(' ', '\u00a0');
}

/** Whether two times fall on one day of the reader's calendar. */
export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
