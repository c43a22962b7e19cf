import type { ProductKey } from './products.ts';

/** What each station of a production line takes; its orders run over several pages. */
const stations: { station: string; parts: [product: ProductKey, quantity: string][] }[] = [
  { station: '1 号工位（上料）', parts: [['servoMotor', '2'], ['servoDrive', '2'], ['guideRail', '4.8'], ['coupling', '2'], ['sensor', '6']] },
  { station: '2 号工位（定位）', parts: [['cylinder', '8'], ['sensor', '12'], ['guideRail', '2.4'], ['bearing', '8'], ['cable', '35.5']] },
  { station: '3 号工位（压装）', parts: [['servoMotor', '1'], ['servoDrive', '1'], ['reducer', '1'], ['cylinder', '4'], ['grease', '1']] },
  { station: '4 号工位（拧紧）', parts: [['servoMotor', '4'], ['servoDrive', '4'], ['coupling', '4'], ['sensor', '8'], ['cable', '52']] },
  { station: '5 号工位（翻转）', parts: [['motor', '1'], ['inverter', '1'], ['reducer', '1'], ['bearing', '4'], ['coupling', '1']] },
  { station: '6 号工位（检测）', parts: [['sensor', '24'], ['cable', '80.25'], ['guideRail', '1.6'], ['cylinder', '2'], ['servoMotor', '1']] },
  { station: '7 号工位（打标）', parts: [['cylinder', '3'], ['sensor', '5'], ['cable', '22'], ['guideRail', '1.2'], ['bearing', '4']] },
  { station: '8 号工位（下料）', parts: [['servoMotor', '2'], ['servoDrive', '2'], ['coupling', '2'], ['sensor', '6'], ['guideRail', '4.8']] },
  { station: '输送线', parts: [['motor', '6'], ['inverter', '6'], ['reducer', '6'], ['bearing', '48'], ['service', '12']] },
];

/** One line of an order for each part of each station. */
export const stationParts = stations.flatMap(({ station, parts }) =>
  parts.map(([product, quantity]): [ProductKey, string, { remark: string }] => [product, quantity, { remark: station }]));
