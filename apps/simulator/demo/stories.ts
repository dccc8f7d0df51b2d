/** What callers say, by type of incident: invented, short, nobody meant. The n-th Chinese and English lines are pairs. */
export type Story = { readonly zh: string; readonly en: string }

export const stories = {
  theft: [
    {
      zh: '我停在楼下的电动车不见了，锁被剪断了。',
      en: 'My e-bike is gone from outside the building, the lock is cut.',
    },
    { zh: '有人在市场里把我的包拿走了，人已经跑了。', en: 'Somebody took my bag in the market and ran off.' },
  ],
  dispute: [
    {
      zh: '楼上楼下因为漏水吵起来了，快要动手了。',
      en: 'Two neighbours are shouting about a leak, they are about to fight.',
    },
    { zh: '饭馆里客人不肯付账，和老板推搡。', en: 'A guest in the restaurant will not pay and is pushing the owner.' },
  ],
  noise: [
    {
      zh: '工地半夜还在打桩，全楼都睡不着。',
      en: 'They are still driving piles at the building site, nobody here can sleep.',
    },
    { zh: '对面卡拉OK的音响太响了，孩子被吵醒了。', en: 'The karaoke opposite is far too loud, it woke the children.' },
  ],
  suspicious: [
    { zh: '有人拿着手电一辆车一辆车地看。', en: 'Somebody with a torch is looking into one car after another.' },
    {
      zh: '邻居家没人，可是门开着，里面有响动。',
      en: 'The neighbours are away but their door is open and something moves inside.',
    },
  ],
  violence: [
    {
      zh: '烧烤摊那里打起来了，好几个人，有人拿了酒瓶。',
      en: 'A fight at the barbecue stall, several people, one has a bottle.',
    },
    { zh: '一个男的在追打另一个人，流血了。', en: 'A man is chasing and hitting another, there is blood.' },
  ],
  missing: [
    {
      zh: '老人出去买菜两个小时没回来，他记性不好。',
      en: 'My father went shopping two hours ago and is not back, he forgets things.',
    },
    {
      zh: '孩子在公园里走散了，穿黄色外套，六岁。',
      en: 'My child got lost in the park, yellow jacket, six years old.',
    },
  ],
  medical: [
    { zh: '老人头晕站不起来，一直出冷汗。', en: 'An old man is dizzy and cannot stand, cold sweat.' },
    { zh: '孕妇肚子疼得厉害，快要生了。', en: 'A pregnant woman is in strong pain, the baby may be coming.' },
  ],
  'medical-critical': [
    { zh: '人倒下了，叫不醒，没有呼吸！', en: 'He collapsed, he does not wake up, he is not breathing!' },
    { zh: '胸口疼得厉害，嘴唇发紫，快点来！', en: 'Terrible chest pain, lips are blue, please hurry!' },
  ],
  injury: [
    { zh: '从梯子上摔下来，腿动不了。', en: 'Fell off a ladder and cannot move the leg.' },
    { zh: '切到手了，血止不住。', en: 'Cut the hand badly, the bleeding does not stop.' },
  ],
  'traffic-injury': [
    {
      zh: '路口两车相撞，骑车的人躺在地上。',
      en: 'Two cars collided at the crossing, a cyclist is lying on the road.',
    },
    { zh: '公交车急刹，车里有人摔伤了。', en: 'A bus braked hard, people inside are hurt.' },
  ],
  'traffic-damage': [
    { zh: '追尾了，人没事，车堵在路中间。', en: 'Rear-end collision, nobody hurt, the cars block the road.' },
    { zh: '倒车撞了路边的车，车主不在。', en: 'I reversed into a parked car, the owner is not here.' },
  ],
  obstruction: [
    { zh: '大树倒在马路上，两边都过不去。', en: 'A big tree fell across the road, no way through.' },
    { zh: '路上掉了一车砖，车子都在绕。', en: 'A load of bricks is lying on the road, cars swerve around it.' },
  ],
  'fire-building': [
    { zh: '三楼窗户在冒黑烟，里面有火光！', en: 'Black smoke from a window on the third floor, I can see flames!' },
    {
      zh: '厨房着火了，我们都跑出来了，火还在烧。',
      en: 'The kitchen is on fire, we all got out, it is still burning.',
    },
  ],
  'fire-outside': [
    { zh: '垃圾堆着火了，旁边停着车。', en: 'A heap of rubbish is burning next to parked cars.' },
    {
      zh: '河边的草烧起来了，风往房子那边吹。',
      en: 'The grass by the river is on fire, the wind blows towards the houses.',
    },
  ],
  alarm: [
    { zh: '大楼的火警一直在响，没看到烟。', en: 'The fire alarm of the building keeps ringing, no smoke to be seen.' },
    { zh: '商场的烟感报警，保安在查。', en: 'A smoke detector in the mall went off, the guards are looking.' },
  ],
  smoke: [
    { zh: '楼道里有烧焦的味道，不知道哪里来的。', en: 'There is a burnt smell in the stairwell, no idea from where.' },
    { zh: '远处有一股白烟，看不清是什么。', en: 'White smoke over there, I cannot tell what it is.' },
  ],
  gas: [
    {
      zh: '厨房有很重的煤气味，我把窗户都打开了。',
      en: 'Strong smell of gas in the kitchen, I opened all the windows.',
    },
    { zh: '施工挖断了燃气管，在嘶嘶响。', en: 'The diggers broke a gas pipe, it is hissing.' },
  ],
  electrical: [
    { zh: '电线掉下来了，在冒火花。', en: 'A power line came down and is sparking.' },
    { zh: '配电箱在冒烟，整层停电了。', en: 'The fuse box is smoking, the whole floor is dark.' },
  ],
  lift: [
    {
      zh: '电梯卡在七楼和八楼之间，里面有三个人。',
      en: 'The lift is stuck between seven and eight, three people inside.',
    },
    {
      zh: '电梯门打不开，里面的人说喘不过气。',
      en: 'The lift door does not open, the person inside says it is hard to breathe.',
    },
  ],
  'water-rescue': [
    { zh: '有人掉进河里了，抓着桥墩。', en: 'Somebody fell into the river and holds on to the bridge.' },
    {
      zh: '地下通道进水，有辆车被淹了，车里有人。',
      en: 'The underpass is flooded, a car is under water with people in it.',
    },
  ],
  collapse: [
    { zh: '围墙倒了，可能压到人。', en: 'A wall came down, somebody may be under it.' },
    { zh: '脚手架塌了，工人在下面。', en: 'A scaffold collapsed, workers are below.' },
  ],
  service: [
    { zh: '我被锁在门外，炉子上还煮着东西。', en: 'I am locked out and something is cooking on the stove.' },
    {
      zh: '老人一个人在家，打电话没人接，麻烦去看看。',
      en: 'An old lady lives alone and does not answer the phone, could someone look?',
    },
  ],
  animal: [
    { zh: '小区里有一条没拴的大狗，见人就追。', en: 'A big dog without a lead chases people in the yard.' },
    { zh: '马蜂窝掉下来了，好多人被蜇。', en: 'A hornets nest fell down, people are getting stung.' },
  ],
} as const satisfies Readonly<Record<string, readonly [Story, ...Story[]]>>
export type StoryType = keyof typeof stories

/** Calls that lead to no incident. */
export const idleCalls = [
  { reason: 'wrong-number', zh: '哦，打错了，对不起。', en: 'Oh, wrong number, sorry.' },
  { reason: 'silent', zh: '（没有声音）', en: '(silence)' },
  { reason: 'child-at-play', zh: '（小孩在笑）喂？喂？', en: '(a child laughs) Hello? Hello?' },
  { reason: 'enquiry', zh: '请问办身份证要带什么材料？', en: 'What papers do I need for an identity card?' },
  { reason: 'not-ours', zh: '我家的网断了。', en: 'My internet is down.' },
] as const

/** What many callers say about one and the same fire. */
export const bigFireStories: readonly [Story, ...Story[]] = [
  { zh: '好大的火！整栋楼都在冒烟！', en: 'A huge fire! Smoke from the whole building!' },
  { zh: '楼里还有人，在窗口喊救命！', en: 'There are people inside, they shout from the windows!' },
  { zh: '我在对面，火已经烧到楼顶了。', en: 'I am opposite, the fire has reached the roof.' },
  { zh: '刚才听到爆炸声，现在全是烟。', en: 'I heard an explosion, now there is smoke everywhere.' },
  { zh: '有人受伤了，坐在路边。', en: 'People are hurt, they sit by the road.' },
  { zh: '消防车来了吗？火越来越大了。', en: 'Are the engines coming? The fire is growing.' },
]

export const feedbackLines: readonly [Story, ...Story[]] = [
  { zh: '到场处置完毕，现场恢复正常。', en: 'Dealt with on scene, all back to normal.' },
  { zh: '已与报警人当面核实并处理。', en: 'Met the caller, checked and dealt with.' },
  { zh: '现场已移交，未见其他情况。', en: 'Scene handed over, nothing else found.' },
]
