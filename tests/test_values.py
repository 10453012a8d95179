"""Quantities that translate each other, as an editor would read them, and slips planted in them."""

import re
from random import Random

import pytest

from aligner.values.discrepancies import Pair, compare
from aligner.values.numerals import Form
from aligner.values.quantities import quantities

RIGHT = """
Мост открыли 5 марта, и 45 человек пришли на праздник. | The bridge was opened on March 5 and 45 people came.
Мост открыли 5 марта, и 25 машин ждали. | The bridge was opened on March 5 and 25 cars waited.
Ярмарка пройдёт с 17 по 19 сентября 2021 года. | The fair is on from September 17 to 19, 2021.
Ярмарка пройдёт с 17 по 19 сентября. | The fair is on from September 17 to 19.
В ночь на 1 марта мост закрыли. | The bridge was closed on the night of February 28.
В ночь на 2 марта мост закрыли. | The bridge was closed on the night of March 1.
Подъём в 6:00. | They get up at 0600 hours.
Мы наняли 1500 ИТ-специалистов. | We hired 1500 IT specialists.
Выручка компании выросла на 12,5% до 3,4 млрд рублей. | The company's revenue rose 12.5% to 3.4 billion roubles.
Прибыль составила 870 млн долл. против 1,1 млрд годом ранее. | Profit was $870m, against $1.1bn a year earlier.
Банк повысил ставку на 50 базисных пунктов. | The bank raised its rate by half a percentage point.
Цены выросли в 2,5 раза. | Prices rose two and a half times.
Цены выросли в два с половиной раза. | Prices went up by 150%.
Экспорт вырос в 2 раза. | Exports grew by 100%.
Экспорт вырос вдвое. | Exports doubled.
Производство упало на 50%. | Production fell by half.
Производство упало вдвое. | Production fell by 50 percent.
Производство сократилось в десять раз. | Production shrank tenfold.
Двое погибли, ещё пятеро пострадали. | Two people were killed and five more injured.
Обе стороны подписали документ. | The two sides signed the document.
За двое суток выпала месячная норма осадков. | A month's worth of rain fell in 48 hours.
Десятилетний мальчик упал с велосипеда. | A 10-year-old boy fell off his bicycle.
Столетие завода отметили салютом. | The plant's 100th anniversary was marked with fireworks.
В девятнадцатом веке здесь стояла крепость. | In the 1800s a fortress stood here.
Замок построен в XVI–XVII веках. | The castle was built in the 16th and 17th centuries.
Людовик XIV правил 72 года. | Louis XIV reigned for 72 years.
В девяностые завод закрыли. | The plant was closed in the '90s.
В нулевых он вернулся. | He returned in the 2000s.
В 80-х годах прошлого века здесь добывали уголь. | Coal was mined here in the 1980s.
В 60–70-е годы здесь добывали уголь. | In the 1960s and 1970s coal was mined here.
В конце десятых годов открыли музей. | The museum was opened in the late 2010s.
Цена выросла до 1,5–2 млн рублей. | The price rose to between 1.5 million and 2 million roubles.
Строительство обойдётся в 10-15 тысяч евро. | Construction will cost between 10,000 and 15,000 euros.
Два-три года назад здесь был лес. | Two or three years ago there was a forest here.
Полтора года он ждал ответа. | He waited 18 months for an answer.
Через полтора часа всё закончилось. | It was all over 90 minutes later.
Через полчаса всё закончилось. | It was all over in 30 minutes.
Шесть месяцев назад он уволился. | He quit half a year ago.
Первые полгода он молчал. | For the first 6 months he said nothing.
Во II квартале прибыль выросла. | Profit rose in the second quarter.
За девять месяцев продано 12 тыс. автомобилей. | In the first three quarters, 12,000 cars were sold.
«Спартак» победил ЦСКА — 3:1 (1:0). | Spartak beat CSKA 3–1, having led 1–0 at half-time.
Она выиграла 6:4, 7:6 (7:3). | She won 6-4, 7-6 (7-3).
За проект проголосовали 312 депутатов, против — 28. | The bill passed 312–28.
Соотношение составляет один к трём. | The ratio is 1:3.
Ночью ожидается до 25 градусов мороза. | Temperatures will fall to −25C at night.
Температура достигла 38,5°. | The temperature reached 101.3 degrees Fahrenheit.
Рост — 180 см. | He is 5 ft 11 in tall.
Рост — 1,8 метра. | He is 5'11" tall.
Он весит 90 килограммов. | He weighs fourteen stone.
Площадь участка 6 соток. | The plot covers 600 square metres.
Сгорело 2 тыс. га леса. | Twenty square kilometres of forest burned.
Билет стоит 500 руб. (около $7). | A ticket costs 500 roubles (about $7).
Он занял 100 тысяч долларов. | He borrowed $100k.
Ущерб — более четверти миллиона долларов. | The damage is over $250,000.
Две трети опрошенных за. | 66% of respondents are in favour.
Каждый третий россиянин курит. | One in three Russians smokes.
Каждый пятый боится. | 20% are afraid.
Треть жителей уехала. | 33% of the residents left.
В ночь с 4 на 5 мая упал снег. | Snow fell overnight on May 4-5.
Выборы прошли в ночь на 5 мая. | The election took place on the night of May 4.
Поезд отправляется в четверть седьмого. | The train leaves at a quarter past six.
Поезд отправляется без десяти шесть. | The train leaves at 5:50.
Встреча начнётся в 14.30. | The meeting begins at half past two.
Магазин закрывается в полночь. | The shop closes at 12 a.m.
Работаем круглосуточно. | We are open 24/7.
Телефон: 8 (800) 555-35-35. | Phone: +7 (800) 555-35-35.
Телефон: +7 (495) 123-45-67. | Phone: +7 495 1234567.
Война закончилась в 45-м. | The war ended in 1945.
Война закончилась в сорок пятом году. | The war ended in 1945.
События 11 сентября 2001 года. | The events of 9/11.
Сезон 2019/20 прервали. | The 2019-20 season was suspended.
В 2020–2021 годах выпуск упал. | In 2020-21 output fell.
Выборы пройдут с 17 по 19 сентября 2021 г. | The election will be held from September 17 to 19, 2021.
Закон от 27.07.2006 № 152-ФЗ. | Federal Law No. 152-FZ of July 27, 2006.
Согласно § 12 п. 3 договора. | According to Section 12, paragraph 3 of the contract.
Вышла версия 3.11.2. | Version 3.11.2 has been released.
Танки Т-72Б3 вошли в город. | T-72B3 tanks entered the city.
В первом полугодии выручка упала на 7%. | In the first half of the year revenue fell 7%.
Средний возраст 45±7 лет. | The mean age was 45 ± 7 years.
Размер 140х195 см. | The size is 140 x 195 cm.
Мощность — 150 л. с. | It has 150 hp.
Мощность 1,2 ГВт. | The capacity is 1,200 MW.
Самолёт везёт 12 т груза. | The aircraft carries 12,000 kg of cargo.
Нефть подорожала до 65,2 доллара за баррель. | Oil rose to $65.20 a barrel.
Индекс Dow Jones прибавил 1,05%, до 34 200,67 пункта. | The Dow Jones rose 1.05% to 34,200.67 points.
Население — 38 тыс. 540 человек. | The population is 38,540.
Население — 1 млн 230 тыс. человек. | The population is 1.23 million.
Шестикратная чемпионка. | A champion six times over.
Пятитысячный стадион. | A 5,000-seat stadium.
За четверть века. | In 25 years.
Через две недели. | In 14 days.
Впервые за два десятилетия. | For the first time in 20 years.
Сто двадцать один человек. | 121 people.
Приговорён к 8 годам и 6 месяцам. | Sentenced to eight and a half years.
Приговорён к 2 годам 6 месяцам. | Sentenced to 30 months.
Финишировал за 2 часа 3 минуты 23 секунды. | He finished in 2:03:23.
Хет-трик оформил Кейн. | Kane scored three goals.
Двадцать первого июля. | On July 21.
Первого сентября. | On 1 September.
7 ноября 1917 (25 октября по старому стилю). | November 7, 1917 (October 25, Old Style).
2,5 тыс. лет назад. | Twenty-five hundred years ago.
Сто раз тебе говорил. | I've told you a thousand times.
Евро подорожал на 35 копеек, до 89,12 рубля. | The euro gained 35 kopecks to 89.12 roubles.
Сделка оценивается в 1,2 млрд евро (около $1,4 млрд). | The deal is valued at €1.2 billion ($1.4 billion).
Вакцину вводят дважды с интервалом в 21 день. | Two doses of the vaccine are given 21 days apart.
Вторую дозу вводят через три недели. | The second dose is given 21 days later.
Ребёнку полгода. | The baby is six months old.
Авария произошла на 46-м километре трассы М-7. | The accident occurred at kilometre 46 of the M7 motorway.
Выпало до 40 мм осадков. | Up to 40 millimetres (1.6 inches) of rain fell.
Снежный покров — полметра. | The snow is 50 cm deep.
Эвакуировали полторы тысячи человек. | Some 1,500 people were evacuated.
Площадь пожара увеличилась с 12 до 30 гектаров. | The fire grew from 12 to 30 hectares (74 acres).
Прокурор просил 8,5 лет. | The prosecutor asked for eight and a half years.
Ему вменяют хищение 68 млн руб. | He is accused of embezzling 68 million rubles ($900,000).
Задержан на двое суток. | He was detained for two days.
Федеральный закон от 5 апреля 2013 г. № 44-ФЗ. | Federal Law No. 44-FZ of 5 April 2013.
Переговоры в формате «5+2». | Talks in the 5+2 format.
Матч 5-го тура пройдёт в субботу в 19:30. | The Round 5 match kicks off on Saturday at 7:30 p.m.
Победитель 1/8 финала выйдет в четвертьфинал. | The winner of the round of 16 goes through to the quarter-finals.
Прыгнул на 6 м 18 см. | He cleared 6.18m.
В весовой категории до 70 кг (155 фунтов). | In the 155-pound division.
Погрешность ±0,5%. | An error of plus or minus 0.5%.
Опрос прошёл 12–14 ноября среди 1,6 тыс. человек. | The poll was taken among 1,600 people on Nov. 12-14.
Явка составила 47,8% к 18:00. | Turnout stood at 47.8% as of 6 p.m.
Явка на 15.00 — 34,5%. | By 3pm turnout was 34.5%.
С восьми утра до восьми вечера. | From 8:00 to 20:00.
Дежурят с 22:00 до 6:00. | They are on duty from 10 p.m. to 6 a.m.
В 00:30 мск. | At 12:30 a.m. Moscow time.
В пять вечера. | At 5 p.m.
В полдевятого утра. | At half past eight in the morning.
Указ подписан 31.12.2020. | The decree was signed on December 31, 2020.
С 1 по 10 мая включительно. | From May 1 through 10.
На рубеже 80–90-х годов. | In the late 1980s and early 1990s.
В 2013/14 учебном году. | In the 2013-2014 school year.
ХХ съезд. | The 20th Congress.
75-я сессия Генассамблеи ООН. | The 75th session of the UN General Assembly.
В полтора раза больше. | 50% more.
Сократилось вчетверо. | It shrank to a quarter.
Каждый второй. | Half of them.
Девять с половиной недель. | Nine and a Half Weeks.
Калибр 7,62 мм. | 7.62mm calibre.
Видео длительностью 2 мин 30 с. | A video of 2 minutes 30 seconds.
Видео длительностью 2:30. | A two-and-a-half-minute video.
Часа через два он ушёл. | He left about two hours later.
Дважды два — четыре. | Two times two is four.
Каждые четверть часа. | Every 15 minutes.
Полуторачасовой разговор. | A 90-minute conversation.
Двухсотый рейс. | The 200th flight.
Полумиллионный город. | A city of half a million.
Часть II. | Part 2.
ИНН 7701234567. | Taxpayer number 7701234567.
АД 120/80 мм рт. ст. | Blood pressure was 120/80 mmHg.
в/м 2 мл 5% раствора. | 2 ml of a 5% solution IM.
В первые двое суток. | In the first 48 hours.
Больные III–IV функционального класса. | Patients of functional class III or IV.
Сахарный диабет II типа. | Type 2 diabetes mellitus.
Полдюжины яиц. | Six eggs.
Во втором полугодии 2020 года. | In 2H20.
Доходность — 1,25%. | The yield is 125 basis points.
Экспорт газа составил 174,9 млрд куб. м. | Gas exports were 174.9 bcm.
В миле от берега. | 1.6 km from the coast.
Родился весом 3 кг 200 г. | He weighed 3.2 kg at birth.
Выиграли 4 из 5 матчей. | They won four of five games.
Через час с четвертью. | An hour and a quarter later.
Через 75 минут. | An hour and 15 minutes later.
Год и 8 месяцев. | Twenty months.
Год и три месяца. | 15 months.
2 года и 1 месяц. | 25 months.
Двухгодовалый мальчик. | A two-year-old boy.
Полтора столетия. | A century and a half.
Два тысячелетия. | 2,000 years.
С 11 утра до часа дня. | From 11 a.m. to 1 p.m.
В 23:59. | At 11:59 p.m.
В пятницу, 13-го. | On Friday the 13th.
1861–1865. | 1861-65.
Страницы 1, 2 или 3. | Pages 1,2 or 3.
Вышло 5.3.21. | It came out on March 5, 2021.
Марафон она пробежала за 2:21.04. | She ran the marathon in 2:21:04.
Замок XII–XIII вв. | A castle of the 12th and 13th centuries.
В I веке до н. э. | In the first century BC.
Бюджет I квартала. | The budget for Q1.
Десятки миллионов долларов. | Tens of millions of dollars.
Пятая часть жителей. | A fifth of the residents.
Каждый десятый школьник. | One pupil in 10.
Через день он написал снова. | He wrote every second day.
В три раза по 3 г. | Three times 3 g.
Полкило говядины. | 500 g of beef.
Стометровку он пробежал за 9,87 секунды. | He ran the 100m in 9.87 seconds.
Вечером, в 7:30. | At 7:30 p.m.
Поезд отходит в 3:42. | The train leaves at 3:42 p.m.
Он умер на 45-м году жизни. | He died at the age of 44.
Он умер на сорок пятом году жизни. | He died aged 44.
Она уехала, когда ей было 44 года. | She left in the 45th year of her life.
Ярмарка пройдёт 12.05 и 13.05. | The fair is on 12 and 13 May.
Ярмарка пройдёт 12.05, 13.05 и 17.05. | The fair is on 12, 13 and 17 May.
Ей слегка за тридцать. | She is in her thirties.
См. 1.2.12 и 1.2.13. | See 1.2.12 and 1.2.13.
Боксёр весит 91,6 кг. | The boxer weighs 14st 6lb.
Днём — около 25 градусов. | Temperatures in the mid-20s by day.
Два с половиной года условно. | A two-and-a-half-year suspended sentence.
Язык 3.9 на 20% быстрее. | Version 3.9 is 20% faster.
Прошла треть века. | A third of a century has passed.
Было десять минут четвёртого. | It was ten past three.
Было без двадцати девять. | It was twenty to nine.
От десяти до двенадцати человек. | Ten to twelve people.
Они идут третьими, отставая на восемь очков. | They are third, eight points behind.
Пожар начался в два часа ночи. | The fire broke out at 2 a.m.
Прошло два дня и три ночи. | Two days and three nights passed.
Ему было под семьдесят. | He was in his late 60s.
У меня тысяча дел. | I have a million things to do.
За три года он утроил состояние. | He tripled his fortune in 3 years.
Выручка удвоилась. | Revenue grew by 100%.
Утром пришли двое. | Two came in the morning.
Масштаб=1.000, уровень=1. | Scale=1.000, rank=1.
Вторая половина XVIII столетия. | The second half of the eighteenth century.
Полтора миллиарда. | A billion and a half.
Тысяча двести. | Twelve hundred.
Две тысячи двадцатый. | 2020.
Двести сорок. | Two hundred forty.
Ноль целых пять десятых. | 0.5.
Две целых три десятых процента. | 2.3%.
Одна десятая процента. | 0.1%.
Три сотых. | 0.03.
Две пятых. | 40%.
Пять шестых. | Five sixths.
7/8. | Seven eighths.
Один из четырёх. | A quarter.
Девять из десяти. | 90 percent.
5 промилле. | 0.5%.
Около 40 тысяч. | Forty-odd thousand.
Он любит свою семью и троих друзей. | He loves his family and 3 friends.
Он приехал с семью детьми. | He came with seven children.
Закон об окружающей среде принят сегодня. | The environmental law was passed Tuesday.
В среду, 5 мая. | On Wednesday, May 5.
Столица стоит на реке, население — 2 млн. | The capital stands on a river; its population is 2 million.
Нулевая терпимость. | Zero tolerance.
Сторонняя компания нашла 5 ошибок. | A third-party company found five bugs.
Билет стоит 2 фунта 30 пенсов. | A ticket costs £2.30.
Проезд стоит 2 евро 50 центов. | The fare is €2.50.
Полтора доллара. | $1.50.
5 рублей 35 копеек. | 5.35 roubles.
Отчёт за 05.2020. | The report for May 2020.
Жара до 32 градусов. | Temperatures of up to 90 degrees.
Мороз 7 градусов. | It was 20 degrees.
Экран 25 см. | A 10″ screen.
Победа 2:0. | A two-nil win.
Субботник прошёл в пятницу. | The clean-up took place on Friday.
Семинары по 4 дня. | Four-day seminars.
Вектор развития. 100 задач. | The vector of development. 100 tasks.
Столько дел: 3 отчёта. | So much to do: three reports.
Билет стоит 500 рублей. Продано 30 штук. | A ticket costs 500 roubles ($6.80). Some were sold.
Через 10 дней. | In a week and a half.
Ей исполнилось 18. Март был холодным. | She turned 18. March was cold.
Долг — 5 млн. Тысячи ждут. | The debt is 5 million. Thousands wait.
"""
WRONG = """
Его приговорили к двум годам. | He was sentenced to ⟦three⟧ years.
Погибли трое. | ⟦Five⟧ people were killed.
Пришли двести сорок человек. | ⟦250⟧ people came.
Долг — полтриллиона долларов. | The debt is ⟦half a billion⟧ dollars.
Двадцать первого июля. | On ⟦July 22⟧.
Выборы пройдут 17–19 сентября. | The election will be held on September 17–⟦18⟧.
Телефон: +7 (495) 123-45-67. | Phone: ⟦+7 495 123-45-76⟧.
Цены выросли в 3 раза. | Prices grew by ⟦300⟧ roubles.
В ночь на 5 мая. | On the night of ⟦May 6⟧.
Финишировал за 2 часа 3 минуты 23 секунды. | He finished in ⟦2:03:32⟧.
За двое суток. | In ⟦72⟧ hours.
Десятилетний мальчик упал. | A ⟦13⟧-year-old boy fell.
Матч закончился 2:0. | The match ended 2-⟦1⟧.
Год и восемь месяцев. | ⟦Twenty-one⟧ months.
Ставку подняли на 25 базисных пунктов. | The rate was raised by ⟦2.5⟧%.
В среду. Нас было 5. | On Wednesday. There were ⟦six⟧ of us.
Билет стоит 2 фунта 30 пенсов. | A ticket costs £⟦2.80⟧.
Рост — 180 см. | He is ⟦7 ft 6⟧ in tall.
Рост — 201 см. | He is ⟦6 ft 11⟧ in tall.
Скорость ветра достигла 113 км/ч. | The wind reached ⟦74⟧ mph.
Замок построен в конце XIII века. | The castle was built in the late ⟦12⟧th century.
В крепости жили с I века. | The fortress was inhabited from the ⟦second⟧ century.
В III квартале прибыль выросла. | Profit rose in the ⟦fourth⟧ quarter.
Команда заняла четвёртое место. | The team finished ⟦fifth⟧.
Каждый пятый боится. | ⟦One in four⟧ is afraid.
Каждый одиннадцатый болен. | ⟦1 in 17⟧ is ill.
Треть жителей уехала. | A ⟦fifth⟧ of the residents left.
Продажи выросли на четверть. | Sales rose by ⟦15⟧%.
Дозу увеличили втрое. | The dose was ⟦doubled⟧.
Он звонил трижды. | He called ⟦four⟧ times.
На площадь вышли сотни тысяч человек. | ⟦Hundreds of millions⟧ of people came to the square.
Город отметил трёхсотлетие. | The city celebrated its ⟦400⟧th birthday.
Ей за тридцать. | She is in her ⟦forties⟧.
Добавьте полкило муки. | Add ⟦50⟧ g of flour.
Добавьте полтора стакана сахара и две ложки соли. | Add ⟦9½⟧ cups of sugar and some salt.
Контракт — на полтора года, потом ещё на три. | The contract was for ⟦11⟧ months, and then for longer.
Поезд пришёл в 3:42, а ждали в 02:10. | The train arrived at ⟦3:42 p.m.⟧ and was due at 2:10.
Он умер на 45-м году жизни. | He died at the age of ⟦46⟧.
Ярмарка пройдёт 12.05 и 13.05. | The fair is on ⟦11⟧ and 13 May.
Он встал без четверти шесть. | He got up at a ⟦quarter to five⟧.
Марафон она пробежала за 2:21.04. | She ran the marathon in ⟦2:12:04⟧.
Проплыла за 1:43,25. | She swam it in ⟦1:48.25⟧.
Они выиграли 2:1, забив в первом тайме. | They won ⟦4⟧-1 with a first-half goal.
Десятые годы — потерянное десятилетие. | The ⟦2050⟧s were a lost decade.
Фреска XII–XIII веков. | A fresco of the 12th–⟦14⟧th centuries.
К середине 2023 года всё будет готово. | By mid-⟦2203⟧ it will be ready.
Пожар начался в два часа ночи. | The fire broke out at ⟦7 a.m.⟧
Это их пятая победа в шести матчах. | It was their ⟦sixth⟧ win in six matches.
Было десять минут четвёртого. | It was ⟦ten past four⟧.
За три года он утроил состояние. | He tripled his fortune in ⟦8⟧ years.
Утром прибыль удвоилась. | In the morning profit ⟦tripled⟧.
Город живёт на деньги нескольких тысяч туристов. | The town lives on a few ⟦million⟧ tourists.
Отстал на 1 минуту 8 секунд. | He was ⟦1 minute 6⟧ seconds behind.
В 2021 году потратили больше. | In FY⟦2012⟧ they spent more.
Экспорт упал на пятую часть. | Exports fell by a ⟦third⟧.
"""
LOOSE = """
Ни два ни полтора. | Not ⟦two and a half⟧.
На митинг пришли 1487 человек. | Some ⟦1,500⟧ people came to the rally.
Доля выросла до 24%. | The share is ⟦three⟧ times as large.
Мост открыли в июне. | The bridge was opened in ⟦January⟧.
Мост закроют в субботу. | The bridge is closed on ⟦Sunday⟧.
"""


def rows(lines: str) -> list[tuple[str, str]]:
    pairs = [tuple(line.split(" | ")) for line in lines.strip().splitlines()]
    return [(russian, english) for russian, english in pairs]


def wrong(source: str, target: str, languages: tuple[str, str] = ("ru", "en")) -> tuple[Pair, ...]:
    return compare(quantities(source, languages[0]), quantities(target, languages[1])).wrong


@pytest.mark.parametrize(("russian", "english"), rows(RIGHT))
def test_what_is_said_in_another_way_is_right_in_both_directions(russian: str, english: str) -> None:
    assert wrong(russian, english) == ()
    assert wrong(english, russian, ("en", "ru")) == ()


@pytest.mark.parametrize(("russian", "marked"), rows(WRONG))
def test_a_slip_is_wrong(russian: str, marked: str) -> None:
    assert told(russian, marked, is_sure=True) == re.findall("⟦(.+?)⟧", marked)


@pytest.mark.parametrize(("russian", "marked"), rows(LOOSE))
def test_what_may_be_meant_is_doubtful(russian: str, marked: str) -> None:
    assert told(russian, marked, is_sure=False) == re.findall("⟦(.+?)⟧", marked)
    assert told(russian, marked, is_sure=True) == []


def told(source: str, marked: str, *, is_sure: bool) -> list[str]:
    target = re.sub("[⟦⟧]", "", marked)
    return [target[each.target.start : each.target.end] for each in wrong(source, target) if each.is_sure is is_sure]


def test_a_digit_that_is_changed_in_a_number_that_both_have_is_found() -> None:
    """Where both sides write it in digits; what one of them says by the way may hide another number."""
    chance, planted, found = Random(5), 0, 0
    for russian, english in rows(RIGHT):
        for match in re.finditer(r"\d", english):
            same = values(russian, "ru") & values(english, "en")
            slip = english[: match.start()] + chance.choice("123456789".replace(match[0], "")) + english[match.end() :]
            if same - values(slip, "en") - {0.0}:
                planted += 1
                found += bool(wrong(russian, slip))
    assert planted > 100
    assert found / planted >= 0.98


def values(text: str, language: str) -> set[float]:
    return {each.value for each in quantities(text, language) if each.form is not Form.HINT}
