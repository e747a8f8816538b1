# cy_review: pending
overview-heading = Gofalu am y parau
overview-lede = Cyflwr a chyfarfod diwethaf, a chrynodeb os yw'r ddau wedi anfon un. Eu heiddo nhw yw'r hyn y mae dau berson yn siarad amdano.
overview-none = Nid oes parau yn y garfan hon eto. Maen nhw'n ymddangos yma pan fydd dau berson wedi dweud ie.
overview-mentee = Mentorai
overview-giver = Helpwr
overview-kind = Fel
overview-state = Cyflwr
overview-last-met = Cwrdd ddiwethaf
overview-not-met = Ddim eto
overview-act = Newid
overview-pause = Oedi
overview-resume = Ailddechrau
overview-pause-note = Oedwch bâr pan fydd un o'r ddau wedi gofyn. Dywedir wrth y ddau ei fod yn gorffwys, nid pwy a ofynnodd.
overview-of = pâr { $mentee } a { $giver }
overview-handing-over = Yn trosglwyddo
overview-handing-over-note = Yr un a gafodd help sy'n dewis sut i fynd ymlaen.
