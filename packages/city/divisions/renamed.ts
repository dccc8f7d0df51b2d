/**
 * Districts that people still name though they were merged or renamed: old name -> code of what they became (GB/T 2260).
 * A county that became a district of the same name (郫县 aside) needs no line: the suffix is not looked at that closely.
 */
export const renamedDistricts: ReadonlyMap<string, string> = new Map([
  ['崇文区', '110101'],
  ['宣武区', '110102'],
  ['蓟县', '120119'],
  ['塘沽区', '120116'],
  ['汉沽区', '120116'],
  ['大港区', '120116'],
  ['桥东区', '130102'],
  ['新市区', '130602'],
  ['北市区', '130606'],
  ['南市区', '310101'],
  ['新城子区', '210113'],
  ['东陵区', '210112'],
  ['动力区', '230110'],
  ['卢湾区', '310101'],
  ['闸北区', '310106'],
  ['南汇区', '310115'],
  ['白下区', '320104'],
  ['下关区', '320106'],
  ['崇安区', '320213'],
  ['南长区', '320213'],
  ['北塘区', '320213'],
  ['沧浪区', '320508'],
  ['平江区', '320508'],
  ['金阊区', '320508'],
  ['江干区', '330102'],
  ['下城区', '330105'],
  ['江东区', '330212'],
  ['绍兴县', '330603'],
  ['九江县', '360404'],
  ['庐山区', '360402'],
  ['四方区', '370203'],
  ['胶南市', '370211'],
  ['莱芜市', '370116'],
  ['东山区', '440104'],
  ['芳村区', '440103'],
  ['萝岗区', '440112'],
  ['郫县', '510117'],
  ['户县', '610118'],
])

/** Names of cities that are others now. */
export const renamedCities: ReadonlyMap<string, string> = new Map([
  ['襄樊市', '4206'],
  ['思茅市', '5308'],
])
