import { redactAddress } from '../../../../shared/policy/redact-address.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';

/** https://www.w3.org/TR/resource-timing/; Chromium alone has the type of the content. */
interface NewerTiming {
  readonly contentType?: string;
  readonly deliveryType?: string;
}

export const handleFrameTimings: ToolHandler<'frame_timings', ContentContext> = async () => {
  const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  return {
    timings: entries.flatMap((entry) => {
      if (!(entry instanceof PerformanceResourceTiming)) return [];
      const { responseStatus, contentType, deliveryType } = entry as Partial<PerformanceResourceTiming & NewerTiming>;
      return [
        {
          at: performance.timeOrigin + entry.startTime,
          url: redactAddress(entry.name),
          type: entry.initiatorType,
          status: responseStatus ?? 0,
          mime: contentType ?? '',
          ms: entry.duration,
          bytes: entry.transferSize,
          fromCache: deliveryType === 'cache' || (entry.transferSize === 0 && entry.decodedBodySize > 0),
        },
      ];
    }),
  };
};
